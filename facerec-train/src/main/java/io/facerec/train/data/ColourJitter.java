package io.facerec.train.data;

import io.facerec.image.Luma;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Changes a picture's contrast, brightness, tint and saturation; one in ten becomes grey. */
final class ColourJitter {
  private ColourJitter() {}

  /**
   * The changed picture.
   *
   * @param image float [rows, columns, 3] RGB in [0, 255]
   * @return the same shape and range
   */
  static Operand<TFloat32> apply(Ops tf, Operand<TFloat32> image, RandomNumbers random) {
    Operand<TFloat32> contrast = tf.math.exp(random.between(tf, -0.4, 0.4));
    Operand<TFloat32> brightness = random.between(tf, -40, 40);
    Operand<TFloat32> tint =
        tf.stack(
            List.of(
                random.between(tf, 0.85, 1.15),
                random.between(tf, 0.85, 1.15),
                random.between(tf, 0.85, 1.15)));
    Operand<TFloat32> saturation =
        tf.select(
            tf.math.less(random.next(), tf.constant(0.1f)),
            tf.constant(0f),
            random.between(tf, 0.5, 1.3));
    Operand<TFloat32> grey = Luma.of(tf, image);
    Operand<TFloat32> saturated =
        tf.math.add(grey, tf.math.mul(tf.math.sub(image, grey), saturation));
    Operand<TFloat32> lift =
        tf.math.add(
            brightness, tf.math.mul(tf.constant(128f), tf.math.sub(tf.constant(1f), contrast)));
    return tf.clipByValue(
        tf.math.add(tf.math.mul(saturated, tf.math.mul(tint, contrast)), lift),
        tf.constant(0f),
        tf.constant(255f));
  }
}
