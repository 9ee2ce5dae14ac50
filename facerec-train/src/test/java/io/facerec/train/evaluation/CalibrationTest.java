package io.facerec.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CalibrationTest {
  /** Normal distances with one deviation: the true log odds are linear in the distance. */
  private static PairDistances normal(int same, int different, long seed) {
    Random random = new Random(seed);
    return PairDistances.of(
        random.doubles(same).map(u -> 0.8 + 0.1 * random.nextGaussian()).toArray(),
        random.doubles(different).map(u -> 1.2 + 0.1 * random.nextGaussian()).toArray());
  }

  @Test
  void finds_the_log_odds_of_two_normal_distributions() {
    // log odds = (0.8 - 1.2) / 0.01 x (d - 1) = -40 d + 40
    Calibration calibration = Calibration.fit(normal(20_000, 20_000, 1));
    assertEquals(-40, calibration.slope(), 1.5);
    assertEquals(40, calibration.intercept(), 1.5);
    assertEquals(0.5, calibration.probability(1), 0.02);
  }

  @Test
  void weighs_both_kinds_alike_whatever_their_number() {
    Calibration calibration = Calibration.fit(normal(2_000, 60_000, 2));
    assertEquals(1, -calibration.intercept() / calibration.slope(), 0.02);
  }

  @Test
  void stays_finite_where_nothing_overlaps() {
    Calibration calibration =
        Calibration.fit(PairDistances.of(new double[] {0.1, 0.2}, new double[] {1.1, 1.2}));
    assertTrue(calibration.slope() < 0, calibration::toString);
    assertTrue(calibration.probability(0.1) > 0.7, calibration::toString);
    assertTrue(calibration.probability(1.2) < 0.3, calibration::toString);
  }
}
