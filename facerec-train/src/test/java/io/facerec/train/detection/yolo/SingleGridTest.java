package io.facerec.train.detection.yolo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.detection.Computed;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SingleGridTest {
  /** Outputs that are 0 but for the second box of the cell in row 2, column 3. */
  private static float[][][][] map(float... said) {
    float[][][][] map = new float[1][7][7][10];
    System.arraycopy(said, 0, map[0][2][3], 5, said.length);
    return map;
  }

  @Test
  void a_box_is_said_in_parts_of_its_cell_and_by_roots_of_its_sides() {
    float[] boxes =
        Computed.floats(
            tf -> SingleGrid.of(tf, tf.constant(map(0.5f, 0.25f, 0.25f, 0.5f, 0.8f))).boxes(tf));
    assertEquals(7 * 7 * 2 * 4, boxes.length);
    int at = ((2 * 7 + 3) * 2 + 1) * 4;
    // the middle is at (3.5 x 64, 2.25 x 64), the sides are 448 / 16 and 448 / 4
    assertArrayEquals(
        new float[] {224 - 14, 144 - 56, 224 + 14, 144 + 56},
        Arrays.copyOfRange(boxes, at, at + 4),
        1e-3f);
  }

  @Test
  void what_would_say_a_box_says_it() {
    float[][][] boxes = new float[1][49][4];
    boxes[0][2 * 7 + 3] = new float[] {210, 88, 238, 200};
    float[] said =
        Computed.floats(
            tf ->
                SingleGrid.of(tf, tf.zeros(tf.constant(new int[] {1, 7, 7, 10}), TFloat32.class))
                    .said(tf, tf.constant(boxes)));
    int at = (2 * 7 + 3) * 4;
    assertArrayEquals(
        new float[] {0.5f, 0.25f, 0.25f, 0.5f}, Arrays.copyOfRange(said, at, at + 4), 1e-5f);
  }

  @Test
  void the_fifth_number_is_the_confidence() {
    float[] confidences =
        Computed.floats(
            tf -> SingleGrid.of(tf, tf.constant(map(0, 0, 0, 0, 0.8f))).confidences(tf));
    assertEquals(7 * 7 * 2, confidences.length);
    assertEquals(0.8f, confidences[(2 * 7 + 3) * 2 + 1]);
  }
}
