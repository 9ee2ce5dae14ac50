package io.facerec.train.evaluation.slice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.image.Landmarks;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceLevelsTest {
  @Test
  void a_nose_between_the_eyes_is_frontal() {
    assertEquals(0, turn(15), 1e-6);
  }

  @Test
  void a_nose_below_an_eye_is_half_an_eye_distance_off_to_either_side() {
    assertEquals(0.5, turn(10), 1e-6);
    assertEquals(0.5, turn(20), 1e-6);
  }

  @Test
  void a_tilted_head_is_not_turned() {
    // the eyes are on a line of 45 degrees, the nose straight below their middle
    assertEquals(0, FaceLevels.turn(Landmarks.of(10, 10, 20, 20, 10, 20, 5, 20, 12, 27)), 1e-6);
  }

  @Test
  void levels_count_the_limits_that_are_reached() {
    assertArrayEquals(new int[] {0, 1, 2}, FaceLevels.above(new double[] {0.05, 0.1, 9}, 0.1, 0.2));
  }

  @Test
  void equal_parts_begin_with_the_greatest_values() {
    assertArrayEquals(
        new int[] {2, 0, 1, 2, 1, 0}, FaceLevels.equalParts(new double[] {1, 6, 3, 2, 4, 5}, 3));
  }

  private static double turn(float noseX) {
    return FaceLevels.turn(Landmarks.of(10, 10, 20, 10, noseX, 16, 11, 22, 19, 22));
  }
}
