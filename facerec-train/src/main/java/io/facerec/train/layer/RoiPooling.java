package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * RoI max pooling (Girshick, Fast R-CNN, 2015): a region's edges are rounded to whole cells, at
 * least one cell apart; each side of n cells is cut into {@code size} bins, bin i from floor(i n /
 * size) to ceil((i + 1) n / size); each bin gives its largest value, 0 where it lies outside the
 * map. Boxes are pixel edges, so 32 pixels at a scale of 1/16 are two cells; the paper's program,
 * which counts the last pixel in, takes three.
 *
 * <p>Memory: each region takes as many bins as any, each as large as the largest bin.
 *
 * @param name of the layer's scope
 * @param size bins along a side, at least 1
 * @param scale cells a pixel, such as 1/16
 */
public record RoiPooling(String name, int size, double scale) implements RegionPooling {
  /** Checks size and scale. */
  public RoiPooling {
    checkArgument(size >= 1, "the size is %s, must be at least 1", size);
    checkArgument(scale > 0, "the scale is %s, must be positive", scale);
  }

  @Override
  public Operand<TFloat32> apply(
      Net net, Operand<TFloat32> maps, Operand<TFloat32> boxes, Operand<TInt32> pictures) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    Regions regions = Regions.of(scope, maps, boxes, pictures, scale);
    Operand<TInt32> height = Shapes.size(tf, maps, 1);
    Operand<TInt32> width = Shapes.size(tf, maps, 2);
    Bins rows = bins(tf, regions.top(), regions.bottom(), height);
    Bins columns = bins(tf, regions.left(), regions.right(), width);
    Operand<TInt32> row =
        tf.math.mul(
            tf.math.add(
                tf.math.mul(tf.reshape(pictures, tf.constant(new int[] {-1, 1, 1})), height),
                rows.cells()),
            width);
    Operand<TInt32> cell =
        tf.math.add(
            tf.expandDims(tf.expandDims(row, tf.constant(3)), tf.constant(4)),
            tf.expandDims(tf.expandDims(columns.cells(), tf.constant(1)), tf.constant(1)));
    Operand<TFloat32> values =
        tf.gather(
            tf.reshape(maps, tf.constant(new long[] {-1, maps.shape().get(3)})),
            cell,
            tf.constant(0));
    Operand<TFloat32> pooled = tf.max(values, tf.constant(new int[] {2, 4}));
    Operand<TFloat32> inside =
        tf.math.mul(
            tf.expandDims(rows.inside(), tf.constant(2)),
            tf.expandDims(columns.inside(), tf.constant(1)));
    return tf.math.mul(pooled, tf.expandDims(inside, tf.constant(3)));
  }

  /**
   * The bins along one side.
   *
   * @param cells int32 [regions, size, most cells a bin]; a smaller bin has its last cell again
   * @param inside float [regions, size]: 1, or 0 for a bin outside the map
   */
  private record Bins(Operand<TInt32> cells, Operand<TFloat32> inside) {}

  private Bins bins(Ops tf, Operand<TFloat32> low, Operand<TFloat32> high, Operand<TInt32> cells) {
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> one = tf.constant(1);
    Operand<TInt32> start = rounded(tf, low);
    Operand<TInt32> length = tf.math.maximum(tf.math.sub(rounded(tf, high), start), one);
    Operand<TInt32> i = tf.range(zero, tf.constant(size), one);
    Operand<TInt32> from = bound(tf, start, length, i, 0, cells);
    Operand<TInt32> to = bound(tf, start, length, tf.math.add(i, one), size - 1, cells);
    Operand<TInt32> most =
        tf.math.maximum(tf.max(tf.math.sub(to, from), tf.constant(new int[] {0, 1})), one);
    Operand<TInt32> each =
        tf.math.minimum(
            tf.math.add(tf.expandDims(from, tf.constant(2)), tf.range(zero, most, one)),
            tf.math.sub(tf.expandDims(to, tf.constant(2)), one));
    Operand<TBool> inside = tf.math.less(from, to);
    return new Bins(tf.math.maximum(each, zero), tf.dtypes.cast(inside, TFloat32.class));
  }

  private static Operand<TInt32> rounded(Ops tf, Operand<TFloat32> cells) {
    return tf.dtypes.cast(tf.math.floor(tf.math.add(cells, tf.constant(0.5f))), TInt32.class);
  }

  /** start + (i x length + rounding) / size rounded down, kept on the map: [regions, size]. */
  private Operand<TInt32> bound(
      Ops tf,
      Operand<TInt32> start,
      Operand<TInt32> length,
      Operand<TInt32> i,
      int rounding,
      Operand<TInt32> cells) {
    Operand<TInt32> column = tf.constant(1);
    Operand<TInt32> offset =
        tf.math.floorDiv(
            tf.math.add(tf.math.mul(tf.expandDims(length, column), i), tf.constant(rounding)),
            tf.constant(size));
    return tf.math.minimum(
        tf.math.maximum(tf.math.add(tf.expandDims(start, column), offset), tf.constant(0)), cells);
  }
}
