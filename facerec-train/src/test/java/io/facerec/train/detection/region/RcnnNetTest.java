package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.detection.Computed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.StdArrays;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RcnnNetTest {
  private static final int SIDE = 100;
  private static final int CROP = 64;

  /** A picture whose red is the column and whose green is the row, as the region shows it. */
  private static float[] warped(float... region) {
    float[][][][] picture = new float[1][SIDE][SIDE][3];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        picture[0][y][x] = new float[] {x + 0.5f, y + 0.5f, 1};
      }
    }
    return Computed.floats(
        tf ->
            RcnnNet.warped(
                tf,
                tf.constant(StdArrays.ndCopyOf(picture)),
                Computed.rows(tf, region),
                tf.constant(new int[] {0})));
  }

  private static float at(float[] crop, int x, int y, int channel) {
    return crop[(y * CROP + x) * 3 + channel];
  }

  @Test
  void width_and_height_are_warped_each_by_itself_with_a_tenth_around() {
    // the crop goes from 16 to 64 and from 38 to 62: 0.75 and 0.375 px each
    float[] crop = warped(20, 40, 60, 60);
    assertEquals(16 + 0.375, at(crop, 0, 0, 0), 1e-2);
    assertEquals(38 + 0.1875, at(crop, 0, 0, 1), 1e-2);
    assertEquals(64 - 0.375, at(crop, 63, 63, 0), 1e-2);
    assertEquals(62 - 0.1875, at(crop, 63, 63, 1), 1e-2);
  }

  @Test
  void it_is_black_beyond_the_picture() {
    float[] crop = warped(0, 20, 60, 60);
    assertEquals(0, at(crop, 0, 32, 2));
    assertEquals(1, at(crop, 63, 32, 2), 1e-5);
  }
}
