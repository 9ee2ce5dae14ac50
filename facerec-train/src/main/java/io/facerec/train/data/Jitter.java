package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * How much an aligned face is moved at random before it is shown to a net.
 *
 * @param mirror the probability that left and right are exchanged, in [0, 1]
 * @param rotation greatest angle to either side, in radians
 * @param scale greatest enlargement or reduction, as a share of the size
 * @param shift greatest shift in each direction, as a share of the size
 */
public record Jitter(double mirror, double rotation, double scale, double shift) {
  /** No movement at all. */
  public static final Jitter NONE = new Jitter(0, 0, 0, 0);

  /** What the shipped verifier was trained with. */
  public static final Jitter DEFAULT = new Jitter(0.5, 0.10, 0.07, 0.03);

  /**
   * As far as alignments by two detectors lie apart, the first one that shipped and YuNet, on 250
   * faces shrunk to 20 to 100 pixels: 95 % of them within 0.13 radians, 0.12 of the scale and 0.04
   * of the side at every size.
   */
  public static final Jitter OF_DETECTORS = new Jitter(0.5, 0.14, 0.12, 0.04);

  /** Checks the ranges. */
  public Jitter {
    checkArgument(mirror >= 0 && mirror <= 1, "mirror is %s, must be in [0, 1]", mirror);
    checkArgument(rotation >= 0, "rotation is %s, must not be negative", rotation);
    checkArgument(scale >= 0 && scale < 1, "scale is %s, must be in [0, 1)", scale);
    checkArgument(shift >= 0, "shift is %s, must not be negative", shift);
  }

  /**
   * A random movement, float [3, 3]: from a pixel that is wanted to the pixel of the still face
   * that it shows. The same for the same seed.
   *
   * @param size pixels of a side
   * @param seed int64 [2]
   */
  Operand<TFloat32> draw(Ops tf, int size, Operand<TInt64> seed) {
    List<? extends Operand<TFloat32>> u =
        tf.unstack(tf.random.statelessRandomUniform(tf.constant(new int[] {5}), seed), 5L).output();
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> flip =
        tf.select(tf.math.less(u.get(0), tf.constant((float) mirror)), tf.constant(-1f), one);
    Operand<TFloat32> angle = spread(tf, u.get(1), rotation);
    Operand<TFloat32> zoom = tf.math.add(one, spread(tf, u.get(2), scale));
    Operand<TFloat32> cos = tf.math.mul(zoom, tf.math.cos(angle));
    Operand<TFloat32> sin = tf.math.mul(zoom, tf.math.sin(angle));
    Operand<TFloat32> middle = tf.constant((size - 1) / 2f);
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> x = tf.math.add(middle, spread(tf, u.get(3), shift * size));
    Operand<TFloat32> y = tf.math.add(middle, spread(tf, u.get(4), shift * size));
    Operand<TFloat32> back = matrix(tf, one, zero, x, zero, one, y);
    Operand<TFloat32> turn =
        matrix(
            tf, tf.math.mul(flip, cos), tf.math.neg(sin), zero, tf.math.mul(flip, sin), cos, zero);
    Operand<TFloat32> toMiddle =
        matrix(tf, one, zero, tf.math.neg(middle), zero, one, tf.math.neg(middle));
    return tf.linalg.matMul(back, tf.linalg.matMul(turn, toMiddle));
  }

  private static Operand<TFloat32> spread(Ops tf, Operand<TFloat32> uniform, double most) {
    return tf.math.mul(
        tf.math.sub(tf.math.mul(uniform, tf.constant(2f)), tf.constant(1f)),
        tf.constant((float) most));
  }

  private static Operand<TFloat32> matrix(
      Ops tf,
      Operand<TFloat32> a,
      Operand<TFloat32> b,
      Operand<TFloat32> tx,
      Operand<TFloat32> c,
      Operand<TFloat32> d,
      Operand<TFloat32> ty) {
    Operand<TFloat32> zero = tf.constant(0f);
    return tf.reshape(
        tf.stack(List.of(a, b, tx, c, d, ty, zero, zero, tf.constant(1f))),
        tf.constant(new int[] {3, 3}));
  }
}
