package io.facerec.train.data;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Brings pictures to mean 0 and deviation 1, each by itself. */
final class Standardization {
  private Standardization() {}

  /**
   * As tf.image.per_image_standardization: no picture is divided by less than 1 / sqrt(values), so
   * that one of a single colour becomes all 0.
   *
   * @param pictures float [batch, size, size, channels]
   */
  static Operand<TFloat32> of(Ops tf, Operand<TFloat32> pictures, ImageSpec image) {
    Operand<TInt32> sides = tf.constant(new int[] {1, 2, 3});
    Operand<TFloat32> centred =
        tf.math.sub(pictures, tf.math.mean(pictures, sides, Mean.keepDims(true)));
    Operand<TFloat32> deviation =
        tf.math.sqrt(tf.math.mean(tf.math.square(centred), sides, Mean.keepDims(true)));
    float least = (float) (1 / Math.sqrt((double) image.size() * image.size() * image.channels()));
    return tf.math.div(centred, tf.math.maximum(deviation, tf.constant(least)));
  }
}
