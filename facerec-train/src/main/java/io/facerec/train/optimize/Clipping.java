package io.facerec.train.optimize;

import io.facerec.train.layer.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Keeps gradients small.
 *
 * @param value the greatest size of each value, 0 for any
 * @param norm the greatest norm of all together, 0 for any
 */
record Clipping(float value, float norm) {
  /** Clips by value, then by norm; notes the norm between as {@code gradient_norm}. */
  List<GradientAndVariable> clip(Net net, List<GradientAndVariable> gradients) {
    Ops tf = net.tf();
    List<GradientAndVariable> clipped = byValue(tf, gradients);
    Operand<TFloat32> found = norm(tf, clipped);
    net.scalar("gradient_norm", found);
    if (norm == 0) {
      return clipped;
    }
    Operand<TFloat32> scale =
        tf.math.minimum(
            tf.constant(1f),
            tf.math.div(tf.constant(norm), tf.math.maximum(found, tf.constant(1e-12f))));
    return clipped.stream().map(g -> g.with(tf.math.mul(g.gradient(), scale))).toList();
  }

  private List<GradientAndVariable> byValue(Ops tf, List<GradientAndVariable> gradients) {
    if (value == 0) {
      return gradients;
    }
    Operand<TFloat32> least = tf.constant(-value);
    Operand<TFloat32> most = tf.constant(value);
    return gradients.stream()
        .map(g -> g.with(tf.math.minimum(tf.math.maximum(g.gradient(), least), most)))
        .toList();
  }

  private static Operand<TFloat32> norm(Ops tf, List<GradientAndVariable> gradients) {
    List<Operand<TFloat32>> halves =
        gradients.stream().<Operand<TFloat32>>map(g -> tf.nn.l2Loss(g.gradient())).toList();
    return tf.math.sqrt(tf.math.mul(tf.constant(2f), tf.math.addN(halves)));
  }
}
