package io.facerec.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.evaluation.Reliability.Bin;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReliabilityTest {
  /** 1 / (1 + e^d): 0.5 at 0, 0.2 at ln 4, 0.8 at -ln 4. */
  private static final Calibration LOGISTIC = new Calibration(-1, 0);

  private static final double FOUR = Math.log(4);

  @Test
  void compares_the_stated_with_the_true_share_in_each_bin() {
    // each pair of one person weighs 1/4, of two 1/8
    PairDistances pairs =
        PairDistances.of(new double[] {-FOUR, FOUR}, new double[] {-FOUR, FOUR, FOUR, FOUR});
    Reliability reliability = Reliability.of(LOGISTIC, pairs, 2);
    List<Bin> bins = reliability.bins();
    assertEquals(2, bins.size());
    assertBin(5 / 8.0, 0.2, 0.25 / (5 / 8.0), bins.get(0));
    assertBin(3 / 8.0, 0.8, 0.25 / (3 / 8.0), bins.get(1));
    // 5/8 x |0.2 - 0.4| + 3/8 x |0.8 - 2/3|
    assertEquals(0.125 + 0.05, reliability.expectedError(), 1e-12);
    assertTrue(reliability.toString().contains("| 0.200 | 0.400 | 62.50 % |"));
    assertEquals(2, reliability.chart().series().size());
  }

  private static void assertBin(double weight, double stated, double observed, Bin bin) {
    assertEquals(weight, bin.weight(), 1e-12);
    assertEquals(stated, bin.stated(), 1e-12);
    assertEquals(observed, bin.observed(), 1e-12);
  }

  @Test
  void the_error_is_small_where_the_probabilities_hold_and_large_where_not() {
    Random random = new Random(3);
    PairDistances pairs =
        PairDistances.of(
            random.doubles(20_000).map(u -> 0.8 + 0.1 * random.nextGaussian()).toArray(),
            random.doubles(20_000).map(u -> 1.2 + 0.1 * random.nextGaussian()).toArray());
    assertEquals(0, error(new Calibration(-40, 40), pairs), 0.01);
    // says 0.5 of every pair: half are right, so nothing is wrong with that
    assertEquals(0, error(new Calibration(0, 0), pairs), 1e-9);
    // says 1 of every pair
    assertEquals(0.5, error(new Calibration(0, 50), pairs), 1e-9);
  }

  private static double error(Calibration calibration, PairDistances pairs) {
    return Reliability.of(calibration, pairs, 15).expectedError();
  }

  @Test
  void a_probability_of_1_falls_into_the_last_bin() {
    PairDistances pairs = PairDistances.of(new double[] {0}, new double[] {0});
    assertBin(1, 1, 0.5, Reliability.of(new Calibration(0, 99), pairs, 10).bins().get(0));
  }
}
