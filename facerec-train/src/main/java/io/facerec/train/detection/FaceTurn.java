package io.facerec.train.detection;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/**
 * A random turn, scale and shift for each of n squares: the square that it makes shows the middle
 * of a larger one.
 *
 * @param cosine float [n]
 * @param sine float [n]
 * @param scale float [n]: above 1 more is seen
 * @param shift float [n, 2]: x and y, in sides of the new square
 * @param square float [n]: 1 where boxes stay boxes by it, not turned or by a quarter; else 0
 */
record FaceTurn(
    Operand<TFloat32> cosine,
    Operand<TFloat32> sine,
    Operand<TFloat32> scale,
    Operand<TFloat32> shift,
    Operand<TFloat32> square) {
  /** Random numbers for a turn. */
  static final int DRAWS = 5;

  private static final float MOST_ANGLE = 0.5f;
  private static final float QUARTER_TURNED = 0.125f;
  private static final float MOST_SHIFT = 0.17f;
  private static final float MOST_SCALE = 1.41f;

  /**
   * Turns half of them by up to 0.5 radians, and one in eight by a quarter to either side; shifts
   * by up to 0.17 of the side, scales by 0.71 to 1.41, both mostly by little.
   *
   * @param random float [n, {@value #DRAWS}], uniform in [0, 1)
   */
  static FaceTurn of(Ops tf, Operand<TFloat32> random) {
    Operand<TFloat32> spread = tf.math.sub(tf.math.mul(random, tf.constant(2f)), tf.constant(1f));
    Operand<TFloat32> slight = beyondHalf(tf, column(tf, spread, 0));
    Operand<TFloat32> quarters =
        tf.math.sub(
            isAbove(tf, column(tf, random, 4), 1 - QUARTER_TURNED / 2),
            tf.math.sub(tf.constant(1f), isAbove(tf, column(tf, random, 4), QUARTER_TURNED / 2)));
    Operand<TFloat32> angle =
        tf.math.add(
            tf.math.mul(slight, tf.constant(MOST_ANGLE)),
            tf.math.mul(quarters, tf.constant((float) (Math.PI / 2))));
    return new FaceTurn(
        tf.math.cos(angle),
        tf.math.sin(angle),
        tf.math.pow(tf.constant(MOST_SCALE), peaked(tf, column(tf, spread, 1))),
        tf.math.mul(
            peaked(tf, tf.stridedSlice(spread, Indices.all(), Indices.slice(2, 4))),
            tf.constant(MOST_SHIFT)),
        tf.dtypes.cast(tf.math.equal(slight, tf.constant(0f)), TFloat32.class));
  }

  /** From even over -1 to 1 to mostly near 0, as a detector's errors are. */
  private static Operand<TFloat32> peaked(Ops tf, Operand<TFloat32> spread) {
    return tf.math.mul(spread, tf.math.abs(spread));
  }

  /** What lies beyond -0.5 or 0.5, spread over -1 to 1; else 0. */
  private static Operand<TFloat32> beyondHalf(Ops tf, Operand<TFloat32> spread) {
    Operand<TFloat32> two = tf.math.mul(spread, tf.constant(2f));
    return tf.math.sub(two, tf.clipByValue(two, tf.constant(-1f), tf.constant(1f)));
  }

  private static Operand<TFloat32> isAbove(Ops tf, Operand<TFloat32> numbers, float limit) {
    return tf.dtypes.cast(tf.math.greater(numbers, tf.constant(limit)), TFloat32.class);
  }

  /**
   * The new squares.
   *
   * @param wide float [n, from, from, channels]
   * @param from pixels of a wide square's side
   * @param to pixels of a new square's side, as large as those of the wide one at scale 1
   * @return float [n, to, to, channels], black beyond the wide squares
   */
  Operand<TFloat32> turned(Ops tf, Operand<TFloat32> wide, int from, int to) {
    Operand<TFloat32> zero = tf.math.mul(cosine, tf.constant(0f));
    Operand<TFloat32> along = tf.math.mul(scale, cosine);
    Operand<TFloat32> across = tf.math.mul(scale, sine);
    Operand<TFloat32> middle = tf.constant((to - 1) / 2f);
    Operand<TFloat32> wideMiddle = tf.constant((from - 1) / 2f);
    Operand<TFloat32> pixels = tf.math.mul(shift, tf.constant((float) to));
    Operand<TFloat32> x =
        tf.math.sub(
            tf.math.add(wideMiddle, column(tf, pixels, 0)),
            tf.math.mul(middle, tf.math.sub(along, across)));
    Operand<TFloat32> y =
        tf.math.sub(
            tf.math.add(wideMiddle, column(tf, pixels, 1)),
            tf.math.mul(middle, tf.math.add(along, across)));
    Operand<TFloat32> transforms =
        tf.stack(
            List.of(along, tf.math.neg(across), x, across, along, y, zero, zero), Stack.axis(1L));
    return tf.reshape(
        tf.image.imageProjectiveTransformV3(
            wide, transforms, tf.constant(new int[] {to, to}), tf.constant(0f), "BILINEAR"),
        tf.constant(new long[] {-1, to, to, wide.shape().get(3)}));
  }

  /**
   * Points of the wide squares as points of the new ones, both as {@link FaceSquares#inside} has
   * them.
   *
   * @param points float [n, 2 k]
   * @param share a wide square's side in sides of a new one at scale 1
   */
  Operand<TFloat32> follow(Ops tf, Operand<TFloat32> points, double share) {
    int pairs = (int) points.shape().get(1) / 2;
    Operand<TFloat32> from =
        tf.math.sub(
            tf.reshape(
                tf.math.mul(points, tf.constant((float) share)),
                tf.constant(new int[] {-1, pairs, 2})),
            tf.expandDims(shift, tf.constant(1)));
    Operand<TFloat32> x = tf.stridedSlice(from, Indices.all(), Indices.all(), Indices.at(0));
    Operand<TFloat32> y = tf.stridedSlice(from, Indices.all(), Indices.all(), Indices.at(1));
    Operand<TFloat32> along = tf.expandDims(tf.math.div(cosine, scale), tf.constant(1));
    Operand<TFloat32> across = tf.expandDims(tf.math.div(sine, scale), tf.constant(1));
    return tf.reshape(
        tf.stack(
            List.of(
                tf.math.add(tf.math.mul(x, along), tf.math.mul(y, across)),
                tf.math.sub(tf.math.mul(y, along), tf.math.mul(x, across))),
            Stack.axis(2L)),
        tf.constant(new int[] {-1, 2 * pairs}));
  }

  /**
   * Boxes of the wide squares as boxes of the new ones, where the turn is {@link #square}.
   *
   * @param boxes float [n, 4]: left, top, right, bottom
   * @param share a wide square's side in sides of a new one at scale 1
   */
  Operand<TFloat32> followBoxes(Ops tf, Operand<TFloat32> boxes, double share) {
    Operand<TFloat32> corners = follow(tf, boxes, share);
    Operand<TFloat32> one = tf.stridedSlice(corners, Indices.all(), Indices.slice(0, 2));
    Operand<TFloat32> other = tf.stridedSlice(corners, Indices.all(), Indices.slice(2, 4));
    return tf.concat(
        List.of(tf.math.minimum(one, other), tf.math.maximum(one, other)), tf.constant(1));
  }

  private static Operand<TFloat32> column(Ops tf, Operand<TFloat32> rows, int at) {
    return tf.stridedSlice(rows, Indices.all(), Indices.at(at));
  }
}
