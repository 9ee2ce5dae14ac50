package io.facerec.train.detection.yolo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.primitives.Floats;
import io.facerec.train.detection.Computed;
import io.facerec.train.detection.FaceRows;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** In a picture of 64 x 64 px: 64 cells of stride 8, 16 of stride 16, 4 of stride 32. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AssignmentTest {
  private static final int CELLS = 84;

  /** All cells give the score 0.25, and the box at first: 32, 64 and 128 px about the centre. */
  private static float[] assigned(
      float[][] faces, long[] pictures, Function<Assignment, Operand<?>> part) {
    return assigned(faces, 1, pictures, part);
  }

  private static float[] assigned(
      float[][] faces, float exact, long[] pictures, Function<Assignment, Operand<?>> part) {
    return Computed.floats(
        tf -> {
          CellGrid grid = CellGrid.of(tf, EmptyMaps.of(tf, 64, 64));
          Operand<TFloat32> boxes =
              grid.boxes(tf, tf.zeros(tf.constant(new int[] {2, CELLS, 4}), TFloat32.class));
          Operand<TFloat32> scores = tf.fill(tf.constant(new int[] {2, CELLS}), tf.constant(0.25f));
          return Computed.number(
              tf,
              part.apply(
                  Assignment.of(tf, grid, scores, boxes, truth(tf, faces, pictures, exact))));
        });
  }

  private static FaceRows truth(Ops tf, float[][] faces, long[] pictures, float exact) {
    return new FaceRows(
        tf.constant(pictures),
        Computed.rows(tf, faces),
        tf.zeros(tf.constant(new int[] {faces.length, 10}), TFloat32.class),
        tf.zeros(tf.constant(new int[] {faces.length}), TFloat32.class),
        tf.fill(tf.constant(new int[] {faces.length}), tf.constant(exact)));
  }

  @Test
  void the_best_cell_of_a_loosely_drawn_box_is_to_be_sure_all_the_same() {
    // the nearest says 64 px, a stride of 16 about (24, 24), of which the photo's edge cuts nothing
    float[][] face = {{4, 4, 52, 52}};
    float exactly = Floats.max(assigned(face, 1, new long[] {1}, Assignment::quality));
    float loosely = Floats.max(assigned(face, 0, new long[] {1}, Assignment::quality));
    assertEquals(48f * 48 / (64 * 64), exactly, 1e-5);
    assertEquals(0.8f, loosely, 1e-6);
  }

  @Test
  void a_face_gets_nine_cells_and_the_best_the_overlap_as_quality() {
    // the box of 32 px about cell 27 at (28, 28), exactly
    float[][] face = {{12, 12, 44, 44}};
    float[] cells = assigned(face, new long[] {1}, Assignment::cells);
    float[] quality = assigned(face, new long[] {1}, Assignment::quality);
    assertEquals(9, quality.length);
    float best = 0;
    for (int i = 0; i < quality.length; i++) {
      assertEquals(1, cells[2 * i], "the picture of the batch");
      best = Math.max(best, quality[i]);
      if (quality[i] == 1) {
        assertEquals(27, cells[2 * i + 1]);
      }
    }
    assertEquals(1, best, 1e-5);
  }

  @Test
  void the_quality_of_other_cells_falls_with_the_sixth_power_of_the_overlap() {
    float[][] face = {{12, 12, 44, 44}};
    float[] cells = assigned(face, new long[] {0}, Assignment::cells);
    float[] quality = assigned(face, new long[] {0}, Assignment::quality);
    // cell 28 is 8 px to the right: 24 * 32 / (2 * 1024 - 768) = 0.6
    for (int i = 0; i < quality.length; i++) {
      if (cells[2 * i + 1] == 28) {
        assertEquals(Math.pow(0.6, 6), quality[i], 1e-4);
      }
    }
  }

  @Test
  void a_face_smaller_than_a_stride_still_has_cells() {
    float[] cells = assigned(new float[][] {{30, 30, 34, 34}}, new long[] {0}, Assignment::cells);
    assertTrue(cells.length >= 2 * 4);
  }

  @Test
  void a_cell_wanted_by_two_faces_goes_to_one() {
    float[][] faces = {{12, 12, 44, 44}, {16, 12, 48, 44}};
    float[] cells = assigned(faces, new long[] {0, 0}, Assignment::cells);
    float[] owners = assigned(faces, new long[] {0, 0}, Assignment::faces);
    boolean[] taken = new boolean[CELLS];
    boolean[] has = new boolean[2];
    for (int i = 0; i < owners.length; i++) {
      int cell = (int) cells[2 * i + 1];
      // at (28, 28) and (36, 28) each face's own overlap is the higher; (32, y) would be a tie
      assertTrue(!taken[cell] || owners[i] == 1, "cell " + cell + " is given twice");
      taken[cell] = true;
      has[(int) owners[i]] = true;
    }
    assertArrayEquals(new boolean[] {true, true}, has);
  }

  @Test
  void faces_of_two_pictures_may_have_the_same_cells() {
    float[][] faces = {{12, 12, 44, 44}, {12, 12, 44, 44}};
    assertEquals(18, assigned(faces, new long[] {0, 1}, Assignment::quality).length);
  }

  @Test
  void a_cell_is_within_a_box_or_eight_pixels_of_its_middle() {
    float[] within =
        Computed.floats(
            tf ->
                Assignment.within(
                    tf,
                    CellGrid.of(tf, EmptyMaps.of(tf, 64, 64)),
                    Computed.rows(tf, new float[] {0, 0, 8, 8}, new float[] {40, 40, 64, 64})));
    float first = 0;
    float second = 0;
    for (int i = 0; i < CELLS; i++) {
      first += within[i];
      second += within[CELLS + i];
    }
    // at stride 8 (4, 4) alone lies under 8 px from (4, 4), at stride 16 (8, 8), none at 32
    assertEquals(2, first);
    // 9 of stride 8, 1 of stride 16 at (56, 56), 1 of stride 32 at (48, 48)
    assertEquals(11, second);
  }
}
