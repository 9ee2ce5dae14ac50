package io.facerec.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CalibrationTest {
  private final Calibration calibration = new Calibration(-10, 5);

  @Test
  void is_one_half_where_the_log_odds_are_zero() {
    assertEquals(0.5, calibration.probability(0.5));
  }

  @Test
  void falls_with_the_distance() {
    assertEquals(0.9933, calibration.probability(0), 1e-4); // 1 / (1 + e^-5)
    assertEquals(0.0067, calibration.probability(1), 1e-4);
  }

  @Test
  void that_grows_with_the_distance_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Calibration(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Calibration(Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new Calibration(-1, Double.NaN));
  }
}
