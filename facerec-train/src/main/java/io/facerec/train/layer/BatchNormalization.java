package io.facerec.train.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Batch normalisation (Ioffe and Szegedy, 2015): float [batch, h, w, channels] or [batch, channels]
 * to the same shape, each channel (x - mean) / sqrt(variance + 0.001) x gamma + beta.
 *
 * <p>A graph that is trained takes mean and variance of the batch (and of all pixels), and moves
 * the averages {@code moving_mean} and {@code moving_variance} by a hundredth towards them with
 * each step; the variance that is averaged is the unbiased one. Any other graph takes the averages,
 * and an exported one holds what they amount to as two constants. After a convolution, {@link
 * ConvolutionBlock} does the same at no cost outside training.
 *
 * @param name of the layer's scope
 */
public record BatchNormalization(String name) implements Layer {
  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    long channels = Shapes.last(scope.name(), x);
    Normalization norm = Normalization.in(scope, channels);
    if (!scope.training()) {
      return tf.math.add(
          tf.math.mul(x, scope.foldable(norm.scale())), scope.foldable(norm.shift()));
    }
    if (x.shape().numDimensions() == 4) {
      return norm.normalize(x);
    }
    Operand<TInt32> picture = tf.constant(new int[] {-1, 1, 1, Math.toIntExact(channels)});
    return tf.reshape(norm.normalize(tf.reshape(x, picture)), tf.shape(x));
  }
}
