package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.detection.Computed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BoxCodingTest {
  private static final float[] REGION = {10, 20, 30, 60};

  // the middle is (24, 36) where the region's is (20, 40); twice as wide, half as high
  private static final float[] BOX = {4, 26, 44, 46};

  private static final float LN2 = (float) Math.log(2);

  private static float[] encoded(float[] box, float[] region) {
    return Computed.floats(
        tf -> BoxCoding.encode(tf, Computed.rows(tf, box), Computed.rows(tf, region)));
  }

  private static float[] decoded(float[] deltas, float[] region) {
    return Computed.floats(
        tf -> BoxCoding.decode(tf, Computed.rows(tf, deltas), Computed.rows(tf, region)));
  }

  @Test
  void a_region_itself_is_said_by_zeros() {
    assertArrayEquals(new float[4], encoded(REGION, REGION), 1e-6f);
    assertArrayEquals(REGION, decoded(new float[4], REGION), 1e-5f);
  }

  @Test
  void shifts_count_in_sides_of_the_region_and_growth_in_logarithms() {
    // 4 of 20 px to the right, 4 of 40 px up
    float[] wanted = {10 * 0.2f, 10 * -0.1f, 5 * LN2, 5 * -LN2};
    assertArrayEquals(wanted, encoded(BOX, REGION), 1e-5f);
  }

  @Test
  void decoding_undoes_encoding() {
    assertArrayEquals(BOX, decoded(encoded(BOX, REGION), REGION), 1e-4f);
  }

  @Test
  void no_box_is_said_to_be_more_than_62_times_as_large() {
    float[] box = decoded(new float[] {0, 0, 1e6f, 0}, REGION);
    assertEquals(62.5 * 20, box[2] - box[0], 0.1);
    assertEquals(40, box[3] - box[1], 1e-3);
  }

  @Test
  void a_region_of_no_size_gives_finite_numbers() {
    for (float number : encoded(new float[4], new float[4])) {
      assertEquals(0, number, 1e-6);
    }
  }
}
