package io.facerec.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ThresholdsTest {
  private final Thresholds thresholds = Thresholds.of(Map.of("1e-2", 1.2, "1e-4", 0.8));

  @Test
  void at_a_measured_rate_is_the_measured_distance() {
    assertEquals(1.2, at(0.01));
    assertEquals(0.8, at(0.0001));
  }

  @Test
  void between_two_rates_is_linear_in_the_logarithm() {
    assertEquals(1.0, at(0.001), 1e-9); // half way from 1e-4 to 1e-2, in powers of ten
  }

  @Test
  void outside_the_measured_range_is_refused() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> at(1e-5));
    assertEquals(
        "the false match rate 1.0E-5 was not measured for this model, only from 1.0E-4 to 0.01",
        e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> at(0.02));
  }

  @Test
  void the_strictest_rate_is_the_smallest_that_was_measured() {
    assertEquals(FalseMatchRate.of(1e-4), thresholds.strictest());
  }

  @Test
  void a_card_whose_thresholds_make_no_sense_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> Thresholds.of(Map.of()));
    assertThrows(IllegalArgumentException.class, () -> Thresholds.of(Map.of("often", 1.0)));
    assertThrows(IllegalArgumentException.class, () -> Thresholds.of(Map.of("2", 1.0)));
    assertThrows(
        IllegalArgumentException.class, () -> Thresholds.of(Map.of("1e-2", 0.8, "1e-3", 0.9)));
  }

  private double at(double rate) {
    return thresholds.distance(FalseMatchRate.of(rate));
  }
}
