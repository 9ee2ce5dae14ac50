package io.facerec.train.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceSquaresTest {
  private static final float[] BOX = {2, 1, 6, 3};

  private static FaceSquares squares(Ops tf) {
    return FaceSquares.around(tf, Computed.rows(tf, BOX), 1.5);
  }

  /** Pixel (x, y) of an 8x8 picture holds 10 y + x. */
  private static Operand<TFloat32> ramp(Ops tf) {
    float[] values = new float[64];
    for (int i = 0; i < 64; i++) {
      values[i] = 10 * (i / 8) + i % 8;
    }
    return tf.reshape(tf.constant(values), tf.constant(new int[] {1, 8, 8, 1}));
  }

  @Test
  void a_square_has_the_middle_of_its_box_and_a_share_of_its_longer_side() {
    // middle (4, 2), side 1.5 x 4
    assertArrayEquals(new float[] {1, -1}, Computed.floats(tf -> squares(tf).corners()));
    assertArrayEquals(new float[] {6}, Computed.floats(tf -> squares(tf).sides()));
  }

  @Test
  void a_crop_shows_the_pixels_of_its_square() {
    // pixels 2 to 5 of columns and 4 to 7 of rows, one for one
    float[] crop =
        Computed.floats(
            tf ->
                FaceSquares.around(tf, Computed.rows(tf, new float[] {2, 4, 6, 8}), 1)
                    .crop(tf, ramp(tf), tf.constant(new int[] {0}), 4));
    assertArrayEquals(
        new float[] {42, 43, 44, 45, 52, 53, 54, 55, 62, 63, 64, 65, 72, 73, 74, 75}, crop, 1e-4f);
  }

  @Test
  void a_crop_at_half_the_size_reads_between_pixels() {
    // the middles of the four quarters: columns 2.5 and 4.5, rows 4.5 and 6.5
    float[] crop =
        Computed.floats(
            tf ->
                FaceSquares.around(tf, Computed.rows(tf, new float[] {2, 4, 6, 8}), 1)
                    .crop(tf, ramp(tf), tf.constant(new int[] {0}), 2));
    assertArrayEquals(new float[] {47.5f, 49.5f, 67.5f, 69.5f}, crop, 1e-4f);
  }

  @Test
  void no_box_gives_no_crop() {
    float[] crop =
        Computed.floats(
            tf ->
                FaceSquares.around(tf, tf.zeros(tf.constant(new int[] {0, 4}), TFloat32.class), 1)
                    .crop(tf, ramp(tf), tf.constant(new int[0]), 2));
    assertEquals(0, crop.length);
  }

  @Test
  void a_box_of_no_size_has_a_square_of_one_pixel_so_that_points_in_it_are_numbers() {
    assertArrayEquals(
        new float[] {0, 0},
        Computed.floats(
            tf ->
                FaceSquares.around(tf, Computed.rows(tf, new float[4]), 1)
                    .inside(tf, Computed.rows(tf, new float[2]))),
        1e-6f);
  }

  @Test
  void points_are_parts_of_the_square_and_come_back() {
    // the square from (1, -1) to (7, 5): its middle, then its lower right corner
    float[] points = {4, 2, 7, 5};
    assertArrayEquals(
        new float[] {0, 0, 0.5f, 0.5f},
        Computed.floats(tf -> squares(tf).inside(tf, Computed.rows(tf, points))),
        1e-6f);
    assertArrayEquals(
        points,
        Computed.floats(
            tf -> squares(tf).outside(tf, squares(tf).inside(tf, Computed.rows(tf, points)))),
        1e-5f);
  }
}
