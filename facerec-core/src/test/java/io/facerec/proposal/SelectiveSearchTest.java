package io.facerec.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Box;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TUint8;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SelectiveSearchTest {
  private static final Box DISC = new Box(120, 40, 80, 80);

  /** A skin-coloured disc before a green ground, that grows lighter to the right. */
  private static TUint8 picture(int width, int height) {
    return TUint8.tensorOf(
        Shape.of(height, width, 3),
        pixels -> {
          for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
              boolean disc = Math.hypot(x + 0.5 - 160, y + 0.5 - 80) < 40;
              int[] colour = disc ? new int[] {210, 160, 130} : new int[] {30, 90 + x / 4, 40};
              for (int channel = 0; channel < 3; channel++) {
                pixels.setByte((byte) colour[channel], y, x, channel);
              }
            }
          }
        });
  }

  private static double best(List<Box> boxes) {
    return boxes.stream().mapToDouble(DISC::intersectionOverUnion).max().orElse(0);
  }

  @Test
  void a_thing_before_an_even_ground_is_proposed_where_it_is() {
    try (TUint8 pixels = picture(320, 240)) {
      assertTrue(best(SelectiveSearch.FOR_FACES.propose(pixels)) > 0.9);
    }
  }

  @Test
  void a_larger_photo_is_searched_in_a_smaller_one_and_answered_in_its_own_pixels() {
    try (TUint8 pixels = picture(320, 240)) {
      SelectiveSearch coarse = new SelectiveSearch(160, List.of(20.0, 80.0), 8, 2.2);
      assertTrue(best(coarse.propose(pixels)) > 0.85);
    }
  }

  @Test
  void proposals_are_distinct_of_the_wanted_form_and_the_same_each_time() {
    try (TUint8 pixels = picture(320, 240)) {
      List<Box> boxes = SelectiveSearch.FOR_FACES.propose(pixels);
      assertEquals(boxes, SelectiveSearch.FOR_FACES.propose(pixels));
      assertEquals(boxes.size(), new HashSet<>(boxes).size());
      for (Box box : boxes) {
        float shorter = Math.min(box.width(), box.height());
        assertTrue(shorter >= 8, box.toString());
        assertTrue(Math.max(box.width(), box.height()) <= 2.2 * shorter + 1e-3, box.toString());
        assertTrue(box.x() >= 0 && box.right() <= 320 && box.bottom() <= 240, box.toString());
      }
    }
  }

  @Test
  void a_picture_of_one_pixel_has_nothing_to_propose() {
    try (TUint8 pixels = picture(1, 1)) {
      assertEquals(List.of(), SelectiveSearch.FOR_FACES.propose(pixels));
    }
  }

  @Test
  void refuses_settings_that_make_no_sense() {
    assertThrows(
        IllegalArgumentException.class, () -> new SelectiveSearch(8, List.of(20.0), 8, 2.2));
    assertThrows(IllegalArgumentException.class, () -> new SelectiveSearch(320, List.of(), 8, 2.2));
  }
}
