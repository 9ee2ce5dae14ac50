package io.facerec.train.detection.yolo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.detection.Computed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CellGridTest {
  @Test
  void cells_stand_at_the_middle_of_their_stride_row_by_row_the_finest_first() {
    float[] centres = Computed.floats(tf -> CellGrid.of(tf, EmptyMaps.of(tf, 32, 64)).centres());
    assertEquals(2 * (4 * 8 + 2 * 4 + 1 * 2), centres.length);
    assertArrayEquals(
        new float[] {4, 4, 12, 4}, new float[] {centres[0], centres[1], centres[2], centres[3]});
    assertArrayEquals(new float[] {4, 12}, new float[] {centres[16], centres[17]});
    assertArrayEquals(new float[] {8, 8}, new float[] {centres[64], centres[65]});
    assertArrayEquals(new float[] {48, 16}, new float[] {centres[82], centres[83]});
  }

  @Test
  void some_cells_are_those_of_all() {
    long[] cells = {0, 7, 8, 31, 32, 35, 39, 40, 41};
    for (int component = 0; component < 2; component++) {
      boolean centres = component == 0;
      float[] picked =
          Computed.floats(
              tf ->
                  part(
                      CellGrid.of(tf, EmptyMaps.of(tf, 32, 64)).at(tf, tf.constant(cells)),
                      centres));
      float[] workedOut =
          Computed.floats(
              tf -> part(CellGrid.of(tf, EmptyMaps.of(tf, 32, 64), tf.constant(cells)), centres));
      assertEquals(centres ? 18 : 9, workedOut.length);
      assertArrayEquals(picked, workedOut);
    }
  }

  private static Operand<TFloat32> part(CellGrid grid, boolean centres) {
    return centres ? grid.centres() : grid.strides();
  }

  @Test
  void a_box_reaches_two_exp_of_the_output_strides_from_the_centre() {
    float log2 = (float) Math.log(2);
    float[] box =
        Computed.floats(
            tf ->
                new CellGrid(
                        Computed.rows(tf, new float[] {100, 50}),
                        Computed.rows(tf, new float[] {8}))
                    .boxes(tf, Computed.rows(tf, new float[] {0, log2, -log2, 0})));
    assertArrayEquals(new float[] {100 - 16, 50 - 32, 100 + 8, 50 + 16}, box, 1e-4f);
  }

  @Test
  void a_landmark_is_a_part_of_the_box_away_from_its_middle() {
    float[] points =
        Computed.floats(
            tf ->
                CellGrid.landmarks(
                    tf,
                    Computed.rows(
                        tf, new float[] {0, 0, 0.5f, -0.5f, -0.5f, 0.5f, 0.25f, 0, 0, 0.25f}),
                    Computed.rows(tf, new float[] {10, 20, 50, 100})));
    assertArrayEquals(new float[] {30, 60, 50, 20, 10, 100, 40, 60, 30, 80}, points, 1e-4f);
  }
}
