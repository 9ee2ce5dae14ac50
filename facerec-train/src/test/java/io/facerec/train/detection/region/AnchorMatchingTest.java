package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.facerec.train.detection.Computed;
import io.facerec.train.detection.FaceRows;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A batch of two pictures and five anchors. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnchorMatchingTest {
  private static final float[][] ANCHORS = {
    {0, 0, 10, 10}, {5, 0, 15, 10}, {20, 20, 30, 30}, {0, 0, 10, 20}, {100, 100, 110, 110}
  };

  private static final float[][] NONE = new float[0][4];

  private static FaceRows rows(Ops tf, long picture, float[]... boxes) {
    long[] pictures = new long[boxes.length];
    Arrays.fill(pictures, picture);
    return new FaceRows(
        tf.constant(pictures),
        boxes.length == 0
            ? tf.zeros(tf.constant(new int[] {0, 4}), TFloat32.class)
            : Computed.rows(tf, boxes),
        tf.zeros(tf.constant(new int[] {boxes.length, 10}), TFloat32.class),
        tf.zeros(tf.constant(new int[] {boxes.length}), TFloat32.class),
        tf.ones(tf.constant(new int[] {boxes.length}), TFloat32.class));
  }

  /** Faces in the second picture, a region to ignore in the first. */
  private static float[] matched(
      float[][] faces, float[][] ignored, Function<AnchorMatching, Operand<?>> part) {
    return Computed.floats(
        tf ->
            Computed.number(
                tf,
                part.apply(
                    AnchorMatching.of(
                        tf,
                        Computed.rows(tf, ANCHORS),
                        rows(tf, 1, faces),
                        rows(tf, 0, ignored),
                        tf.constant(2)))));
  }

  @Test
  void half_an_overlap_makes_a_face_and_a_third_is_neither() {
    // overlaps of the face: 1, 50 / 150, 0, 100 / 200, 0
    float[][] face = {{0, 0, 10, 10}};
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 0, 1, 0, 0, 1, 0}, matched(face, NONE, AnchorMatching::face));
    assertArrayEquals(
        new float[] {1, 1, 1, 1, 1, 0, 0, 1, 0, 1},
        matched(face, NONE, AnchorMatching::background));
  }

  @Test
  void a_face_that_no_anchor_fits_gets_the_best_of_them() {
    // 9 of 100
    float[][] face = {{21, 21, 24, 24}};
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 0}, matched(face, NONE, AnchorMatching::face));
    assertArrayEquals(
        new float[] {1, 1, 1, 1, 1, 1, 1, 0, 1, 1},
        matched(face, NONE, AnchorMatching::background));
  }

  @Test
  void an_anchor_that_lies_in_a_region_to_ignore_by_a_third_is_no_background() {
    // 0.4 of the third anchor, 0.2 of the fifth
    float[][] ignored = {{20, 20, 30, 24}, {100, 100, 102, 110}};
    assertArrayEquals(
        new float[] {1, 1, 0, 1, 1, 1, 1, 1, 1, 1},
        matched(NONE, ignored, AnchorMatching::background));
  }

  @Test
  void an_anchor_is_to_find_the_face_that_it_overlaps_most() {
    // the second overlaps them by 1 / 3 and 50 / 250
    float[][] faces = {{0, 0, 10, 10}, {0, 0, 10, 20}};
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 0, 1, 1, 0, 2, 0}, matched(faces, NONE, AnchorMatching::nearest));
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 0, 0, 10, 10, 0, 0, 10, 20},
        matched(faces, NONE, AnchorMatching::boxes));
  }
}
