package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Local response normalisation (Krizhevsky et al., 2012): float [batch, h, w, channels] to the same
 * shape, each value divided by (bias + alpha x sum of squares) ^ beta, the sum over the channels at
 * most {@code radius} away at the same pixel. No variables.
 *
 * <p>Built of plain sums: the gradient of TensorFlow's own op takes its default numbers whatever
 * those of the layer.
 *
 * @param name of the layer's scope
 * @param radius channels to each side, at least 1
 * @param bias positive, so that nothing is divided by 0
 * @param alpha weight of a square
 * @param beta the exponent
 */
public record LocalResponseNormalization(
    String name, int radius, double bias, double alpha, double beta) implements Layer {
  /** Checks radius and bias. */
  public LocalResponseNormalization {
    checkArgument(radius >= 1, "the radius is %s, must be at least 1", radius);
    checkArgument(bias > 0, "the bias is %s, must be positive", bias);
  }

  /** With the numbers of the paper: radius 2, bias 2, alpha 1e-4, beta 0.75. */
  public static LocalResponseNormalization of(String name) {
    return new LocalResponseNormalization(name, 2, 2, 1e-4, 0.75);
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    long channels = Shapes.channels(scope.name(), x);
    int[][] both = {{0, 0}, {0, 0}, {0, 0}, {radius, radius}};
    Operand<TFloat32> squares = tf.pad(tf.math.square(x), tf.constant(both), tf.constant(0f));
    List<Operand<TFloat32>> near = new ArrayList<>();
    for (int i = 0; i <= 2 * radius; i++) {
      near.add(tf.stridedSlice(squares, Indices.ellipsis(), Indices.slice(i, i + channels)));
    }
    Operand<TFloat32> base =
        tf.math.add(
            tf.constant((float) bias), tf.math.mul(tf.constant((float) alpha), tf.math.addN(near)));
    return tf.math.mul(x, tf.math.pow(base, tf.constant((float) -beta)));
  }
}
