package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A weighted mean over all pixels, each channel with weights of its own (Chen et al.,
 * MobileFaceNets, 2018): float [batch, h, w, channels], h and w known, to [batch, channels]. In an
 * aligned face each place means something else, which a plain mean throws away.
 *
 * @param name of the layer's scope
 */
public record GlobalDepthwiseConvolution(String name) implements Layer {
  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    long channels = Shapes.channels(scope.name(), x);
    long height = x.shape().get(1);
    long width = x.shape().get(2);
    checkArgument(
        height > 0 && width > 0,
        "%s wants pictures of known height and width, found %s",
        scope.name(),
        x.shape());
    Operand<TFloat32> kernel =
        scope.kernel(
            "kernel", Shape.of(height, width, channels, 1), Math.sqrt(1.0 / (height * width)));
    Operand<TFloat32> weights =
        tf.reshape(kernel, tf.constant(new long[] {height, width, channels}));
    // as products, whose gradient is cheaper than a depthwise convolution's
    return tf.sum(tf.math.mul(x, weights), tf.constant(new int[] {1, 2}));
  }
}
