package io.facerec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceQualityTest {
  private final FaceQuality limit = new FaceQuality(20, 1.5, 0.45);

  @Test
  void that_keeps_the_limit_exactly_reaches_it() {
    assertTrue(limit.reaches(limit));
    assertTrue(FaceQuality.ANY.reaches(FaceQuality.ANY));
  }

  @Test
  void below_the_limit_in_one_respect_says_that_one_with_its_figure() {
    assertFalse(new FaceQuality(14, 9, 0.9).reaches(limit));
    assertEquals(
        Optional.of("it is 14 px high, below 20"), new FaceQuality(14, 9, 0.9).shortcoming(limit));
    assertEquals(
        Optional.of("its sharpness is 1.2, below 1.5"),
        new FaceQuality(30, 1.24, 0.9).shortcoming(limit));
  }

  @Test
  void below_the_limit_in_every_respect_says_them_all() {
    assertEquals(
        Optional.of(
            "it is 14 px high, below 20; its sharpness is 0.0, below 1.5; its score as a face is"
                + " 0.36, below 0.45"),
        new FaceQuality(14, 0, 0.36).shortcoming(limit));
  }

  @Test
  void out_of_range_is_refused_with_the_value() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> new FaceQuality(-1, 0, 0));
    assertEquals("height is -1.0 px, must not be negative", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new FaceQuality(0, Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new FaceQuality(0, 0, 1.1));
  }
}
