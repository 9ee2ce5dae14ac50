package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.facerec.train.detection.Computed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TFloat32;

/** Two pictures of 64 x 48 px, each with four anchors. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionProposalsTest {
  private static float[] proposed(int most, float[][] scores, float[][][] deltas) {
    return Computed.floats(
        tf ->
            new RegionProposals(most)
                .of(
                    tf,
                    new ProposalNet(
                        Computed.rows(
                            tf,
                            new float[] {0, 0, 20, 20},
                            new float[] {2, 0, 22, 20},
                            new float[] {40, 30, 80, 70},
                            new float[] {70, 0, 90, 20}),
                        Computed.rows(tf, scores),
                        tf.constant(deltas)),
                    tf.zeros(tf.constant(new int[] {2, 48, 64, 3}), TFloat32.class)));
  }

  @Test
  void of_two_that_overlap_the_surer_stays_and_all_are_clipped_to_the_picture() {
    // the first two overlap by 360 / 440; the last lies outside
    float[] boxes = proposed(3, new float[][] {{1, 2, 0, 9}, {2, 1, 3, 9}}, new float[2][4][4]);
    assertArrayEquals(
        new float[] {
          2, 0, 22, 20, 40, 30, 64, 48, 0, 0, 0, 0, // padding
          40, 30, 64, 48, 0, 0, 20, 20, 0, 0, 0, 0
        },
        boxes,
        1e-4f);
  }

  @Test
  void no_more_than_wanted_are_given() {
    float[] boxes = proposed(1, new float[][] {{1, 2, 0, 9}, {2, 1, 3, 9}}, new float[2][4][4]);
    assertArrayEquals(new float[] {2, 0, 22, 20, 40, 30, 64, 48}, boxes, 1e-4f);
  }

  @Test
  void the_deltas_move_and_stretch_the_anchor() {
    float[][][] deltas = new float[2][4][4];
    // 0.1 widths to the right, twice as wide
    deltas[0][0] = new float[] {1, 0, (float) (5 * Math.log(2)), 0};
    float[] boxes = proposed(1, new float[][] {{5, 0, 0, 0}, {5, 0, 0, 0}}, deltas);
    // about (12, 10), 40 x 20: -8 to 32, clipped
    assertArrayEquals(new float[] {0, 0, 32, 20, 0, 0, 20, 20}, boxes, 1e-4f);
  }

  @Test
  void a_number_that_cannot_be_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new RegionProposals(0));
  }
}
