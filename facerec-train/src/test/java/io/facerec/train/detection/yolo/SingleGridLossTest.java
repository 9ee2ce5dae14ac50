package io.facerec.train.detection.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.GradientCheck;
import io.facerec.train.detection.Computed;
import io.facerec.train.layer.Net;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A row of three cells: a face of exactly the first cell, background, and neither. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SingleGridLossTest {
  // 448 / 7 px
  private static final float ROOT = (float) Math.sqrt(1 / 7.0);

  private static Operand<TFloat32> loss(Net net, Operand<TFloat32> map) {
    Ops tf = net.tf();
    float[][][] boxes = {{{0, 0, 64, 64}, {0, 0, 0, 0}, {0, 0, 0, 0}}};
    return SingleGridLoss.of(
        net,
        SingleGrid.of(tf, map),
        new CellOwners(
            tf.constant(new float[][] {{1, 0, 0}}),
            tf.constant(boxes),
            tf.constant(new float[][] {{0, 1, 0}})));
  }

  private static float loss(float... firstCell) {
    float[][][][] map = {
      {{firstCell, {0, 0, 0, 0, 0.2f, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 9, 0, 0, 0, 0, 9}}}
    };
    return Computed.floats(tf -> loss(Net.root(tf, true, 1, tf.constant(0L)), tf.constant(map)))[0];
  }

  @Test
  void confidence_is_to_be_the_overlap_and_of_all_others_none() {
    // the second box overlaps by 1 and says 0.8; the first says 0.5, one of the background 0.2
    assertEquals(
        0.04 + 0.5 * (0.25 + 0.04),
        loss(0.5f, 0.5f, 0, 0, 0.5f, 0.5f, 0.5f, ROOT, ROOT, 0.8f),
        1e-5);
  }

  @Test
  void an_error_of_place_counts_five_times() {
    // 6.4 px to the right: 57.6 / 70.4 overlap
    double overlap = 57.6 / 70.4;
    assertEquals(
        5 * 0.01 + (0.8 - overlap) * (0.8 - overlap) + 0.5 * (0.25 + 0.04),
        loss(0.5f, 0.5f, 0, 0, 0.5f, 0.6f, 0.5f, ROOT, ROOT, 0.8f),
        1e-5);
  }

  @Test
  void sides_count_by_their_roots() {
    // a quarter as wide: half the root; 1 / 4 overlap
    double error = ROOT / 2;
    assertEquals(
        5 * error * error + 0.55 * 0.55 + 0.5 * (0.25 + 0.04),
        loss(0.5f, 0.5f, 0, 0, 0.5f, 0.5f, 0.5f, ROOT / 2, ROOT, 0.8f),
        1e-5);
  }

  @Test
  void has_the_gradient_of_its_outputs_but_for_the_overlap() {
    // both boxes of the first cell miss the face, so that moving one changes no overlap
    float[] map = {
      4, 4, 0.1f, 0.2f, 0.3f, 3, 5, 0.2f, 0.1f, 0.5f, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f,
      0.8f, 0.9f, 1, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 1
    };
    GradientCheck.at(Shape.of(1, 1, 3, 10), map, SingleGridLossTest::loss);
  }
}
