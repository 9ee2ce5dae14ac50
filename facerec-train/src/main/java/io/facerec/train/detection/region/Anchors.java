package io.facerec.train.detection.region;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.train.detection.Backbone;
import io.facerec.train.detection.CellCentres;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Boxes of a few sizes about the middle of each cell of a feature pyramid, from which the region
 * proposal network says how far a face is away (Ren et al., Faster R-CNN, 2015). As in a feature
 * pyramid network (Lin et al., 2017), small ones stand on the fine map and large ones on the coarse
 * one.
 */
final class Anchors {
  /** Anchors of a cell. */
  static final int EACH = 3;

  /**
   * The sizes that suit faces, smallest first: what {@link AnchorClusters} gave for 7,331 faces of
   * training crops of 256 px, rounded. The best of them overlaps a face by 0.79 in the mean, and 99
   * faces in 100 by 0.5 or more.
   */
  static final ImmutableList<AnchorSize> FACES =
      ImmutableList.of(
          new AnchorSize(8, 11),
          new AnchorSize(12, 16),
          new AnchorSize(17, 21),
          new AnchorSize(24, 30),
          new AnchorSize(33, 42),
          new AnchorSize(47, 60),
          new AnchorSize(69, 89),
          new AnchorSize(100, 132),
          new AnchorSize(154, 195));

  private Anchors() {}

  /**
   * The anchors of a pyramid: those of the finest map first, row by row, cell by cell, smallest
   * first.
   *
   * @param maps float [batch, h / stride, w / stride, any] of strides 8, 16 and 32
   * @param sizes {@link #EACH} for each map
   * @return float [anchors, 4]: left, top, right, bottom in pixels of the picture; they may reach
   *     over its border
   */
  static Operand<TFloat32> of(
      Ops tf, List<Operand<TFloat32>> maps, ImmutableList<AnchorSize> sizes) {
    checkArgument(
        sizes.size() == EACH * maps.size(), "%s sizes for %s maps", sizes.size(), maps.size());
    ImmutableList.Builder<Operand<TFloat32>> levels = ImmutableList.builder();
    for (int i = 0; i < maps.size(); i++) {
      levels.add(
          level(
              tf,
              CellCentres.of(tf, maps.get(i), Backbone.STRIDES.get(i)),
              sizes.subList(EACH * i, EACH * (i + 1))));
    }
    return tf.concat(levels.build(), tf.constant(0));
  }

  private static Operand<TFloat32> level(
      Ops tf, Operand<TFloat32> centres, List<AnchorSize> sizes) {
    float[][] halves = new float[sizes.size()][];
    for (int i = 0; i < halves.length; i++) {
      AnchorSize size = sizes.get(i);
      halves[i] = new float[] {(float) size.width() / 2, (float) size.height() / 2};
    }
    Operand<TFloat32> half = tf.constant(halves);
    Operand<TFloat32> middle = tf.expandDims(centres, tf.constant(1));
    return tf.reshape(
        tf.concat(List.of(tf.math.sub(middle, half), tf.math.add(middle, half)), tf.constant(2)),
        tf.constant(new int[] {-1, 4}));
  }
}
