package io.facerec.train.detection;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Squares around faces, each cut out of a picture and brought to one size.
 *
 * @param corners float [n, 2]: left and top, pixel edges of the picture
 * @param sides float [n, 1]; or [n, 2] for {@link #crop} alone, which then warps what is no square:
 *     width and height
 */
public record FaceSquares(Operand<TFloat32> corners, Operand<TFloat32> sides) {
  // rows that only fill up have boxes of no size, and points in them would be no numbers
  private static final float LEAST_SIDE = 1;

  /**
   * The squares with the middles of these boxes, which count as 1 px where they are smaller.
   *
   * @param boxes float [n, 4]: left, top, right, bottom
   * @param share a square's side for the longer side of its box
   */
  public static FaceSquares around(Ops tf, Operand<TFloat32> boxes, double share) {
    Operand<TFloat32> first = tf.stridedSlice(boxes, Indices.all(), Indices.slice(0, 2));
    Operand<TFloat32> last = tf.stridedSlice(boxes, Indices.all(), Indices.slice(2, 4));
    Operand<TFloat32> half = tf.constant(0.5f);
    Operand<TFloat32> longest =
        tf.math.maximum(
            tf.max(tf.math.sub(last, first), tf.constant(1), Max.keepDims(true)),
            tf.constant(LEAST_SIDE));
    Operand<TFloat32> sides = tf.math.mul(longest, tf.constant((float) share));
    Operand<TFloat32> middles = tf.math.mul(tf.math.add(first, last), half);
    return new FaceSquares(tf.math.sub(middles, tf.math.mul(sides, half)), sides);
  }

  /**
   * What the squares show, black beyond the picture.
   *
   * @param pictures float [batch, h, w, channels]
   * @param picture int32 [n]: of which picture each square is
   * @param size pixels of a side
   * @return float [n, size, size, channels]
   */
  public Operand<TFloat32> crop(
      Ops tf, Operand<TFloat32> pictures, Operand<TInt32> picture, int size) {
    return crop(tf, pictures, picture, tf.constant(size));
  }

  /**
   * The same, with a size that the graph works out.
   *
   * @param size int32 scalar: pixels of a side
   */
  Operand<TFloat32> crop(
      Ops tf, Operand<TFloat32> pictures, Operand<TInt32> picture, Operand<TInt32> size) {
    Operand<TInt32> extent =
        tf.slice(tf.shape(pictures), tf.constant(new int[] {1}), tf.constant(new int[] {2}));
    Operand<TFloat32> last =
        tf.math.maximum(
            tf.math.sub(
                tf.reverse(tf.dtypes.cast(extent, TFloat32.class), tf.constant(new int[] {0})),
                tf.constant(1f)),
            tf.constant(1f)); // of a picture of one row, any finite number
    // from pixel edges to the middles of the first and the last pixel, which the op asks for
    Operand<TFloat32> pixels = tf.dtypes.cast(size, TFloat32.class);
    Operand<TFloat32> pixel = tf.math.div(sides, pixels);
    Operand<TFloat32> half = tf.constant(0.5f);
    Operand<TFloat32> from = tf.math.sub(tf.math.add(corners, tf.math.mul(pixel, half)), half);
    Operand<TFloat32> to =
        tf.math.add(from, tf.math.mul(pixel, tf.math.sub(pixels, tf.constant(1f))));
    List<Operand<TFloat32>> low = halves(tf, tf.math.div(from, last));
    List<Operand<TFloat32>> high = halves(tf, tf.math.div(to, last));
    return tf.image.cropAndResize(
        pictures,
        tf.stack(List.of(low.get(1), low.get(0), high.get(1), high.get(0)), Stack.axis(1L)),
        picture,
        tf.stack(List.of(size, size)));
  }

  private static List<Operand<TFloat32>> halves(Ops tf, Operand<TFloat32> pairs) {
    return List.of(
        tf.stridedSlice(pairs, Indices.all(), Indices.at(0)),
        tf.stridedSlice(pairs, Indices.all(), Indices.at(1)));
  }

  /**
   * Points of the picture as points of the squares: 0 in the middle, 0.5 at the right and lower
   * edge.
   *
   * @param points float [n, 2 k]: x y x y ...
   */
  public Operand<TFloat32> inside(Ops tf, Operand<TFloat32> points) {
    return tf.math.sub(
        tf.math.div(tf.math.sub(points, repeated(tf, points)), sides), tf.constant(0.5f));
  }

  /** Points of the squares as points of the picture: what {@link #inside} undoes. */
  public Operand<TFloat32> outside(Ops tf, Operand<TFloat32> points) {
    return tf.math.add(
        tf.math.mul(tf.math.add(points, tf.constant(0.5f)), sides), repeated(tf, points));
  }

  private Operand<TFloat32> repeated(Ops tf, Operand<TFloat32> points) {
    int pairs = (int) points.shape().get(1) / 2;
    return tf.tile(corners, tf.constant(new int[] {1, pairs}));
  }
}
