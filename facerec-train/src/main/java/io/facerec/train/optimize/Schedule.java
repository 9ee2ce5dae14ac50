package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A learning rate that depends on the step, computed in the graph. */
@FunctionalInterface
public interface Schedule {
  /**
   * The learning rate.
   *
   * @param globalStep int64 scalar, steps taken so far
   * @return float scalar
   */
  Operand<TFloat32> rate(Ops tf, Operand<TInt64> globalStep);

  /** The same rate always. */
  static Schedule constant(double rate) {
    return (tf, step) -> tf.constant((float) rate);
  }

  /**
   * {@code first} for {@code every} steps, then {@code factor} times as much for as many, and so
   * on.
   */
  static Schedule step(double first, double factor, long every) {
    checkArgument(every >= 1, "falls every %s steps, must be at least 1", every);
    return (tf, step) -> power(tf, first, factor, tf.math.floorDiv(step, tf.constant(every)), 1);
  }

  /** Falls evenly, by {@code factor} over {@code over} steps: first x factor ^ (step / over). */
  static Schedule exponential(double first, double factor, long over) {
    checkArgument(over >= 1, "falls over %s steps, must be at least 1", over);
    return (tf, step) -> power(tf, first, factor, step, over);
  }

  private static Operand<TFloat32> power(
      Ops tf, double first, double factor, Operand<TInt64> times, long over) {
    checkArgument(factor > 0, "the factor is %s, must be positive", factor);
    Operand<TFloat32> exponent =
        tf.math.div(tf.dtypes.cast(times, TFloat32.class), tf.constant((float) over));
    return tf.math.mul(
        tf.constant((float) first), tf.math.pow(tf.constant((float) factor), exponent));
  }

  /**
   * Rises linearly to {@code peak} over the first {@code warmUp} steps, then falls along half a
   * cosine to {@code end} at {@code total} steps (Loshchilov and Hutter, SGDR, 2017), and stays.
   */
  static Schedule cosine(double peak, double end, long warmUp, long total) {
    return (tf, step) -> {
      Operand<TFloat32> at = tf.dtypes.cast(step, TFloat32.class);
      Operand<TFloat32> rise =
          tf.math.div(tf.math.add(at, tf.constant(1f)), tf.constant((float) Math.max(1, warmUp)));
      Operand<TFloat32> progress =
          tf.clipByValue(
              tf.math.div(
                  tf.math.sub(at, tf.constant((float) warmUp)),
                  tf.constant((float) Math.max(1, total - warmUp))),
              tf.constant(0f),
              tf.constant(1f));
      Operand<TFloat32> fall =
          tf.math.add(
              tf.constant((float) end),
              tf.math.mul(
                  tf.constant((float) ((peak - end) / 2)),
                  tf.math.add(
                      tf.constant(1f),
                      tf.math.cos(tf.math.mul(progress, tf.constant((float) Math.PI))))));
      return tf.math.minimum(
          tf.math.mul(rise, tf.constant((float) peak)),
          tf.select(
              tf.math.less(at, tf.constant((float) warmUp)), tf.constant((float) peak), fall));
    };
  }
}
