package io.facerec.train.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlapTest {
  /** The same box, a half shared, side by side, 10 px apart. */
  private static Overlap pairs(Ops tf) {
    Operand<TFloat32> first =
        Computed.rows(
            tf,
            new float[] {0, 0, 10, 10},
            new float[] {0, 0, 10, 10},
            new float[] {0, 0, 10, 10},
            new float[] {0, 0, 10, 10});
    Operand<TFloat32> second =
        Computed.rows(
            tf,
            new float[] {0, 0, 10, 10},
            new float[] {5, 0, 15, 10},
            new float[] {10, 0, 20, 10},
            new float[] {20, 0, 30, 10});
    return Overlap.of(tf, first, second);
  }

  @Test
  void intersection_over_union_counts_the_shared_area_once() {
    assertArrayEquals(
        new float[] {1, 1 / 3f, 0, 0},
        Computed.floats(tf -> pairs(tf).intersectionOverUnion()),
        1e-6f);
  }

  @Test
  void the_generalised_one_falls_with_the_gap_between_boxes() {
    // hulls 100, 150, 200, 300; unions 100, 150, 200, 200
    assertArrayEquals(
        new float[] {1, 1 / 3f, 0, -1 / 3f}, Computed.floats(tf -> pairs(tf).generalised()), 1e-6f);
  }
}
