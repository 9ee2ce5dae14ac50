package io.facerec.train.detection.yolo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.detection.Computed;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Two faces with their middles in cell 0, one in cell 8, and two regions to ignore. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CellOwnersTest {
  private static final float[][][] BOXES = {
    {
      {10, 10, 60, 60},
      {100, 64, 140, 104},
      {20, 20, 50, 50},
      {190, 0, 330, 60},
      {128, 128, 130, 130},
      {0, 0, 0, 0}
    }
  };
  private static final float[][] FACE = {{1, 1, 1, 0, 0, 0}};
  private static final float[][] IGNORED = {{0, 0, 0, 1, 1, 0}};

  private static float[] owners(Function<CellOwners, Operand<TFloat32>> part) {
    return Computed.floats(
        tf ->
            part.apply(
                CellOwners.of(
                    tf,
                    SingleGrid.of(
                        tf, tf.zeros(tf.constant(new int[] {1, 7, 7, 10}), TFloat32.class)),
                    Map.of(
                        "boxes", tf.constant(BOXES),
                        "face", tf.constant(FACE),
                        "ignored", tf.constant(IGNORED)))));
  }

  @Test
  void a_face_belongs_to_the_cell_that_holds_its_middle() {
    float[] owned = owners(CellOwners::owned);
    float[] expected = new float[49];
    expected[0] = 1;
    // (120, 84): column 1, row 1
    expected[8] = 1;
    assertArrayEquals(expected, owned);
  }

  @Test
  void of_two_faces_in_a_cell_the_larger_is_to_be_found() {
    float[] boxes = owners(CellOwners::boxes);
    assertArrayEquals(BOXES[0][0], Arrays.copyOf(boxes, 4));
    assertArrayEquals(BOXES[0][1], Arrays.copyOfRange(boxes, 32, 36));
    assertEquals(0, boxes[4]);
  }

  @Test
  void a_cell_in_or_about_a_region_to_ignore_is_no_background() {
    float[] background = owners(CellOwners::background);
    float[] expected = new float[49];
    Arrays.fill(expected, 1);
    expected[0] = 0;
    expected[8] = 0;
    // the middles at (224, 32) and (288, 32) lie inside; (130, 129) is in column 2, row 2
    expected[3] = 0;
    expected[4] = 0;
    expected[16] = 0;
    assertArrayEquals(expected, background);
  }
}
