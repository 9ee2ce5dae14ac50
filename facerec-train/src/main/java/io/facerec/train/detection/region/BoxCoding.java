package io.facerec.train.detection.region;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A box as four numbers relative to a region (Girshick et al., R-CNN, 2014): how far its middle is
 * away in widths and heights of the region, and the logarithms of how much wider and higher it is;
 * times 10, 10, 5, 5, so that what is to be learned varies by about 1. Boxes and regions are float
 * [..., 4] left, top, right, bottom; their leading dimensions broadcast.
 */
final class BoxCoding {
  private static final float[] WEIGHTS = {10, 10, 5, 5};

  // thinner ones have no logarithm
  private static final float LEAST_SIDE = 1e-3f;

  // 62 times as large as the region: more would overflow, as in Detectron2
  private static final float MOST_GROWTH = (float) Math.log(1000 / 16.0);

  private BoxCoding() {}

  /** The numbers, float [..., 4], that say these boxes. */
  static Operand<TFloat32> encode(Ops tf, Operand<TFloat32> boxes, Operand<TFloat32> regions) {
    Operand<TFloat32> sides = sides(tf, regions);
    Operand<TFloat32> shift =
        tf.math.div(tf.math.sub(middles(tf, boxes), middles(tf, regions)), sides);
    Operand<TFloat32> growth = tf.math.log(tf.math.div(sides(tf, boxes), sides));
    return tf.math.mul(tf.concat(List.of(shift, growth), tf.constant(-1)), tf.constant(WEIGHTS));
  }

  /** The boxes that these numbers say: what {@link #encode} undoes. */
  static Operand<TFloat32> decode(Ops tf, Operand<TFloat32> deltas, Operand<TFloat32> regions) {
    Operand<TFloat32> said = tf.math.div(deltas, tf.constant(WEIGHTS));
    Operand<TFloat32> sides = sides(tf, regions);
    Operand<TFloat32> middles =
        tf.math.add(middles(tf, regions), tf.math.mul(first(tf, said), sides));
    Operand<TFloat32> half =
        tf.math.mul(
            tf.math.mul(
                sides, tf.math.exp(tf.math.minimum(last(tf, said), tf.constant(MOST_GROWTH)))),
            tf.constant(0.5f));
    return tf.concat(
        List.of(tf.math.sub(middles, half), tf.math.add(middles, half)), tf.constant(-1));
  }

  private static Operand<TFloat32> sides(Ops tf, Operand<TFloat32> boxes) {
    return tf.math.maximum(tf.math.sub(last(tf, boxes), first(tf, boxes)), tf.constant(LEAST_SIDE));
  }

  private static Operand<TFloat32> middles(Ops tf, Operand<TFloat32> boxes) {
    return tf.math.mul(tf.math.add(first(tf, boxes), last(tf, boxes)), tf.constant(0.5f));
  }

  private static Operand<TFloat32> first(Ops tf, Operand<TFloat32> numbers) {
    return tf.stridedSlice(numbers, Indices.ellipsis(), Indices.slice(0, 2));
  }

  private static Operand<TFloat32> last(Ops tf, Operand<TFloat32> numbers) {
    return tf.stridedSlice(numbers, Indices.ellipsis(), Indices.slice(2, 4));
  }
}
