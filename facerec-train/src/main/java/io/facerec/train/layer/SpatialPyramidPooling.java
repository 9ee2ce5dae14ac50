package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Spatial pyramid pooling (He et al., 2014): float [batch, h, w, channels] of any h and w, also
 * unknown ones, to [batch, channels x sum of bins], so that a fully connected layer can follow a
 * net that takes pictures of any size. A level of n has n x n bins; bin i of a side of h pixels
 * takes the largest value from floor(i h / n) to ceil((i + 1) h / n), so bins grow with the
 * picture, and where it has fewer pixels than bins, neighbours share them. No variables.
 *
 * <p>Values come level by level, then by row, column and channel.
 *
 * @param name of the layer's scope
 * @param levels bins along a side, each at least 1
 */
public record SpatialPyramidPooling(String name, ImmutableList<Integer> levels) implements Layer {
  private static final long WHOLE_BATCH = 1;

  /** Checks the levels. */
  public SpatialPyramidPooling {
    checkArgument(!levels.isEmpty(), "%s has no level", name);
    levels.forEach(n -> checkArgument(n >= 1, "a level of %s bins, must be at least 1", n));
  }

  /** With these levels, such as 1, 2, 4. */
  public static SpatialPyramidPooling of(String name, int... levels) {
    return new SpatialPyramidPooling(
        name, IntStream.of(levels).boxed().collect(ImmutableList.toImmutableList()));
  }

  /** Values for each channel. */
  public int bins() {
    return levels.stream().mapToInt(n -> n * n).sum();
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    long channels = Shapes.channels(scope.name(), x);
    List<Operand<TFloat32>> values = new ArrayList<>();
    for (int bins : levels) {
      for (Operand<TFloat32> row : strips(tf, x, Shapes.size(tf, x, 1), bins)) {
        values.addAll(strips(tf, row, Shapes.size(tf, x, 2), bins));
      }
    }
    return tf.reshape(
        tf.concat(values, tf.constant(1)), tf.constant(new long[] {-1, bins() * channels}));
  }

  /** The largest values along dimension 1, bin by bin; the dimension goes. */
  private static List<Operand<TFloat32>> strips(
      Ops tf, Operand<TFloat32> x, Operand<TInt32> size, int bins) {
    List<Operand<TFloat32>> strips = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      Operand<TInt32> from = bound(tf, size, i, bins, 0);
      Operand<TInt32> to = bound(tf, size, i + 1, bins, bins - 1);
      Operand<TInt32> zero = tf.constant(0);
      Operand<TFloat32> strip =
          tf.stridedSlice(
              x,
              tf.stack(List.of(zero, from)),
              tf.stack(List.of(zero, to)),
              tf.constant(new int[] {1, 1}),
              StridedSlice.beginMask(WHOLE_BATCH),
              StridedSlice.endMask(WHOLE_BATCH));
      strips.add(tf.max(strip, tf.constant(1)));
    }
    return strips;
  }

  /** (i x size + rounding) / bins, rounded down. */
  private static Operand<TInt32> bound(
      Ops tf, Operand<TInt32> size, int i, int bins, int rounding) {
    return tf.math.floorDiv(
        tf.math.add(tf.math.mul(size, tf.constant(i)), tf.constant(rounding)), tf.constant(bins));
  }
}
