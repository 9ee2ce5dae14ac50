package io.facerec.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.plot.Chart;
import io.facerec.train.plot.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PairDistancesTest {
  private static final PairDistances PAIRS =
      PairDistances.of(new double[] {0.4, 0.2, 0.9, 0.6}, new double[] {1.3, 0.8, 1.0, 1.1, 1.2});

  @Test
  void rates_count_the_pairs_up_to_a_threshold() {
    assertEquals(0.75, PAIRS.trueMatchRate(0.8));
    assertEquals(0.2, PAIRS.falseMatchRate(0.8));
    assertEquals(0, PAIRS.falseMatchRate(0.79));
    assertEquals(1, PAIRS.trueMatchRate(0.9));
  }

  @Test
  void the_threshold_of_a_rate_lets_no_more_pairs_match() {
    assertEquals(0.9, PAIRS.thresholdAt(0.2), 1e-12); // between 0.8 and 1.0
    assertEquals(0.9, PAIRS.thresholdAt(0.39), 1e-12);
    assertEquals(0.4, PAIRS.thresholdAt(0.1), 1e-12); // none may: between 0 and 0.8
    assertEquals(1.05, PAIRS.thresholdAt(0.4), 1e-12);
  }

  @Test
  void the_area_counts_pairs_of_pairs_in_the_right_order() {
    // only 0.9 against 0.8 is wrong: 19 of 20
    assertEquals(0.95, PAIRS.area(), 1e-12);
    // a tie counts half
    assertEquals(0.5, PairDistances.of(new double[] {1}, new double[] {1}).area(), 1e-12);
    assertEquals(0, PairDistances.of(new double[] {2}, new double[] {1}).area(), 1e-12);
  }

  @Test
  void the_equal_error_rate_lies_where_both_errors_cross() {
    // 1 of 5 matches falsely from 0.8 on; 1 of 4 is missed until 0.9, then none
    assertEquals(0.2, PAIRS.equalErrorRate(), 1e-9);
  }

  @Test
  void the_best_threshold_errs_least() {
    // up to 0.6: 3 of 4 and 5 of 5 right; up to 0.9: 4 of 4 and 4 of 5, which is better
    assertEquals(0.95, PAIRS.bestThreshold(), 1e-12);
    assertEquals(0.9, PAIRS.balancedAccuracy(0.95), 1e-12);
  }

  @Test
  void all_pairs_of_faces_are_of_one_person_or_of_two() {
    EmbeddedFaces faces =
        new EmbeddedFaces(
            List.of("a", "a", "b"),
            List.of(new float[] {1, 0}, new float[] {0, 1}, new float[] {-1, 0}));
    PairDistances pairs = PairDistances.all(faces);
    assertEquals(1, pairs.same().size());
    assertEquals(Math.sqrt(2), pairs.same().at(0), 1e-8);
    assertEquals(2, pairs.different().size());
    assertEquals(Math.sqrt(2), pairs.different().at(0), 1e-8);
    assertEquals(2, pairs.different().at(1), 1e-8);
  }

  @Test
  void a_perfect_verifier_scores_1_and_a_useless_one_a_half() {
    PairDistances perfect = PairDistances.of(new double[] {0.1, 0.2}, new double[] {0.3, 0.4});
    assertEquals(1.0, perfect.area());
    assertEquals(0.0, perfect.equalErrorRate());
    assertEquals(1.0, perfect.balancedAccuracy(perfect.bestThreshold()));
    PairDistances useless = PairDistances.of(new double[] {0.7, 0.7}, new double[] {0.7, 0.7, 0.7});
    assertEquals(0.5, useless.area());
    assertEquals(0.5, useless.equalErrorRate());
    assertEquals(0.5, useless.balancedAccuracy(useless.bestThreshold()));
    PairDistances shuffled = PairDistances.of(new double[] {1, 2}, new double[] {1, 2});
    assertEquals(0.5, shuffled.area());
    assertEquals(0.5, shuffled.equalErrorRate());
  }

  @Test
  void match_rates_leave_out_what_the_pairs_are_too_few_for() {
    double[] ten = {1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9};
    MatchRates rates = MatchRates.of(PairDistances.of(new double[] {0.5, 1.04, 1.06, 2}, ten));
    // at 1 in 10 one pair may match: the threshold lies at 1.05, and two of four are below
    assertEquals(Map.of(0.1, 0.5), rates.trueMatchRates());
    assertEquals(14, rates.pairs());
  }

  @Test
  void needs_pairs_of_both_kinds() {
    double[] none = {};
    double[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> PairDistances.of(none, one));
    assertThrows(IllegalArgumentException.class, () -> PairDistances.of(one, none));
  }

  @Test
  void folds_judge_each_people_by_a_threshold_of_others() {
    // ten people on a circle, three photos each, close together: any threshold between is perfect
    List<String> people = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double angle = Math.toRadians(36 * (i / 3) + i % 3);
      people.add("p" + i / 3);
      rows.add(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }
    EmbeddedFaces faces = new EmbeddedFaces(people, rows);
    List<PeoplePairs> folds = PairFolds.draw(faces, 5, 30, 1);
    assertEquals(30, folds.stream().mapToInt(fold -> fold.distances().size()).sum());
    PairEvaluation evaluation = PairEvaluation.of(faces, 30, 1, PeopleBootstrap.DEFAULT);
    assertEquals(List.of(1.0, 1.0, 1.0, 1.0, 1.0), evaluation.accuracy().folds());
    assertTrue(
        evaluation
            .toString()
            .contains(
                "| accuracy, 30 balanced pairs, threshold chosen on other people (5 folds)"
                    + " | 100.00 % |  |"),
        evaluation::toString);
  }

  @Test
  void the_plot_of_a_perfect_verifier_is_a_line_along_the_top() {
    Chart chart = RocPlot.of(PairDistances.of(new double[] {0.1}, new double[] {1}));
    Series curve = chart.series().get(0);
    assertEquals(1e-5, curve.x().get(0), 1e-12);
    assertTrue(curve.y().stream().allMatch(share -> share == 1), curve::toString);
  }
}
