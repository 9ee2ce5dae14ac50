package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * RoI align (He et al., Mask R-CNN, 2017): a region is cut into {@code size} x {@code size} bins
 * without any rounding; each bin gives the mean of {@code samples} x {@code samples} points in it,
 * spread evenly and interpolated between the four nearest cells' centres. Cell (0, 0) has its
 * centre at (0.5, 0.5), as pixels have. Points up to one cell beyond the outermost centres take the
 * nearest values; further out is 0.
 *
 * @param name of the layer's scope
 * @param size bins along a side, at least 1
 * @param scale cells a pixel, such as 1/16
 * @param samples points along a bin's side, at least 1
 */
public record RoiAlign(String name, int size, double scale, int samples) implements RegionPooling {
  /** Checks the numbers. */
  public RoiAlign {
    checkArgument(size >= 1, "the size is %s, must be at least 1", size);
    checkArgument(scale > 0, "the scale is %s, must be positive", scale);
    checkArgument(samples >= 1, "%s samples, must be at least 1", samples);
  }

  /** With two samples along a bin's side, as in the paper. */
  public static RoiAlign of(String name, int size, double scale) {
    return new RoiAlign(name, size, scale, 2);
  }

  @Override
  public Operand<TFloat32> apply(
      Net net, Operand<TFloat32> maps, Operand<TFloat32> boxes, Operand<TInt32> pictures) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    Regions regions = Regions.of(scope, maps, boxes, pictures, scale);
    Operand<TFloat32> wider =
        tf.mirrorPad(maps, tf.constant(new int[][] {{0, 0}, {1, 1}, {1, 1}, {0, 0}}), "SYMMETRIC");
    Ends rows = ends(tf, regions.top(), regions.bottom(), Shapes.size(tf, maps, 1));
    Ends columns = ends(tf, regions.left(), regions.right(), Shapes.size(tf, maps, 2));
    Operand<TFloat32> corners =
        tf.stack(
            List.of(rows.first(), columns.first(), rows.last(), columns.last()), Stack.axis(1L));
    int points = size * samples;
    Operand<TFloat32> sampled =
        tf.image.cropAndResize(wider, corners, pictures, tf.constant(new int[] {points, points}));
    List<Long> bin = List.of(1L, (long) samples, (long) samples, 1L);
    return tf.nn.avgPool(sampled, bin, bin, "VALID");
  }

  /** The outermost points along one side, each float [regions], 0 to 1 over the widened map. */
  private record Ends(Operand<TFloat32> first, Operand<TFloat32> last) {}

  private Ends ends(Ops tf, Operand<TFloat32> low, Operand<TFloat32> high, Operand<TInt32> cells) {
    // half the distance of two points; the widened map has a cell more before the first
    Operand<TFloat32> half =
        tf.math.mul(tf.math.sub(high, low), tf.constant(0.5f / (size * samples)));
    Operand<TFloat32> shift = tf.constant(0.5f);
    Operand<TFloat32> span = tf.dtypes.cast(tf.math.add(cells, tf.constant(1)), TFloat32.class);
    return new Ends(
        tf.math.div(tf.math.add(tf.math.add(low, half), shift), span),
        tf.math.div(tf.math.add(tf.math.sub(high, half), shift), span));
  }
}
