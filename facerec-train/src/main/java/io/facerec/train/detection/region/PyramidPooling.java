package io.facerec.train.detection.region;

import com.google.common.collect.ImmutableList;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.RegionPooling;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Cuts each region out of the map of a pyramid that fits its size (Lin et al., Feature Pyramid
 * Networks, 2017): the finest on which it is at most as many cells long as bins are cut, else the
 * coarsest. So a bin holds few cells, and a region costs the same whatever its size.
 *
 * @param levels how to cut regions out of each map, the finest first; one size of bins
 * @param longest pixels of a region's longer side that each map but the coarsest goes up to
 */
record PyramidPooling(List<RegionPooling> levels, List<Float> longest) {
  /** Copies the lists. */
  PyramidPooling {
    levels = ImmutableList.copyOf(levels);
    longest = ImmutableList.copyOf(longest);
  }

  /**
   * Cuts the regions out.
   *
   * @param maps float [batch, h, w, channels] each, the finest first
   * @param boxes float [regions, 4]: left, top, right, bottom in pixels of the picture
   * @param pictures int32 [regions]: the row of the maps that each box is in
   * @return float [regions, size, size, channels], in the order of the boxes
   */
  Operand<TFloat32> apply(
      Net net, List<Operand<TFloat32>> maps, Operand<TFloat32> boxes, Operand<TInt32> pictures) {
    Ops tf = net.tf();
    Operand<TInt32> level = level(tf, boxes);
    ImmutableList.Builder<Operand<TFloat32>> parts = ImmutableList.builder();
    ImmutableList.Builder<Operand<TInt32>> places = ImmutableList.builder();
    Operand<TInt32> zero = tf.constant(0);
    for (int i = 0; i < levels.size(); i++) {
      Operand<TInt32> rows = rows(tf, tf.math.equal(level, tf.constant(i)));
      parts.add(
          levels
              .get(i)
              .apply(
                  net, maps.get(i), tf.gather(boxes, rows, zero), tf.gather(pictures, rows, zero)));
      places.add(rows);
    }
    return tf.gather(
        tf.concat(parts.build(), zero),
        tf.math.invertPermutation(tf.concat(places.build(), zero)),
        zero);
  }

  /** How many of the bounds each box exceeds, int32 [regions]. */
  private Operand<TInt32> level(Ops tf, Operand<TFloat32> boxes) {
    Operand<TFloat32> longer =
        tf.max(
            tf.math.sub(
                tf.stridedSlice(boxes, Indices.all(), Indices.slice(2, 4)),
                tf.stridedSlice(boxes, Indices.all(), Indices.slice(0, 2))),
            tf.constant(1));
    Operand<TInt32> level = tf.dtypes.cast(tf.zerosLike(longer), TInt32.class);
    for (float most : longest) {
      level =
          tf.math.add(
              level, tf.dtypes.cast(tf.math.greater(longer, tf.constant(most)), TInt32.class));
    }
    return level;
  }

  private static Operand<TInt32> rows(Ops tf, Operand<TBool> wanted) {
    Operand<TInt64> at = tf.where(wanted);
    return tf.dtypes.cast(tf.stridedSlice(at, Indices.all(), Indices.at(0)), TInt32.class);
  }
}
