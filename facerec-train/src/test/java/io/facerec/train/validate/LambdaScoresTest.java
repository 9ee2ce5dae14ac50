package io.facerec.train.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LambdaScoresTest {
  /** Means 5, 7, 6.5, 5.9 and 3; the best one's deviation is 2, its error 2 / sqrt(4) = 1. */
  private static final LambdaScores SCORES =
      new LambdaScores(
          List.of(0.001, 0.01, 0.1, 1.0, 10.0),
          List.of(
              List.of(5.0, 5.0, 5.0, 5.0),
              List.of(7 + Math.sqrt(6), 7 - Math.sqrt(6), 7.0, 7.0),
              List.of(6.5, 6.5, 6.5, 6.5),
              List.of(5.9, 5.9, 5.9, 5.9),
              List.of(3.0, 3.0, 3.0, 3.0)));

  @Test
  void the_error_of_a_mean_is_the_deviation_over_the_root_of_the_folds() {
    assertEquals(7, SCORES.mean(1), 1e-12);
    assertEquals(1, SCORES.standardError(1), 1e-12); // squares 12 / (4 - 1) = 2 x 2
    assertEquals(0, SCORES.standardError(0));
  }

  @Test
  void chooses_the_greatest_lambda_within_one_error_of_the_best() {
    assertEquals(1, SCORES.best());
    // 7 - 1 = 6: 6.5 is enough, 5.9 is not
    assertEquals(0.1, SCORES.choice());
  }

  @Test
  void of_equal_scores_the_simpler_model_is_the_best() {
    LambdaScores equal =
        new LambdaScores(List.of(1.0, 2.0), List.of(List.of(1.0, 3.0), List.of(2.0, 2.0)));
    assertEquals(1, equal.best());
    assertEquals(2.0, equal.choice());
  }

  @Test
  void tells_it_as_a_table_and_as_a_chart() {
    String table = SCORES.toString();
    assertTrue(table.contains("0.0100     7.00000   1.00000  "), table);
    assertTrue(table.contains("7.00000  best\n"), table);
    assertTrue(table.endsWith("choice: 0.100, by the one-standard-error rule\n"), table);
    var curve = SCORES.chart().series().get(0);
    assertEquals(7, curve.y().get(1), 1e-12);
    assertEquals(1, curve.spread().orElseThrow().get(1), 1e-12);
    assertTrue(SCORES.chart().svg().contains("<svg"));
  }

  @Test
  void warns_where_the_best_is_an_end_of_the_grid() {
    LambdaScores rising =
        new LambdaScores(List.of(1.0, 2.0), List.of(List.of(1.0, 1.0), List.of(2.0, 2.0)));
    assertTrue(
        rising
            .toString()
            .endsWith("the best is an end of the grid: a longer one may hold a better\n"),
        rising::toString);
  }

  @Test
  void refuses_scores_that_do_not_fit() {
    assertThrows(IllegalArgumentException.class, () -> new LambdaScores(List.of(1.0), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LambdaScores(List.of(1.0), List.of(List.of(1.0))));
  }
}
