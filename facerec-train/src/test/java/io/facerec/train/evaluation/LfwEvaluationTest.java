package io.facerec.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LfwEvaluationTest {
  /** Three folds of two pairs of one person and two of two people: pictures 1 to 12. */
  private static final PairList LIST =
      PairList.parse(
          List.of(
              "3 2",
              "A 1 2",
              "A 2 3",
              "A 3 B 1",
              "A 4 B 1", //
              "A 5 6",
              "A 6 7",
              "A 7 B 1",
              "A 8 B 1", //
              "A 9 10",
              "A 10 11",
              "A 11 B 1",
              "A 12 B 1"),
          Path.of("lfw"));

  /** The number of the pair's first picture, which names the pair here. */
  private static int number(Pair pair) {
    String name = pair.first().getFileName().toString();
    return Integer.parseInt(name.substring(2, 6));
  }

  private static LfwEvaluation evaluate(Function<Integer, OptionalDouble> distances) {
    return LfwEvaluation.of(LIST, pair -> distances.apply(number(pair)));
  }

  @Test
  void each_fold_is_judged_by_the_threshold_of_the_others() {
    // one person 0.2, two people 0.8, but in fold 2 all is 1 higher
    LfwEvaluation evaluation =
        evaluate(
            n ->
                OptionalDouble.of(
                    (n % 4 == 1 || n % 4 == 2 ? 0.2 : 0.8) + (n > 4 && n < 9 ? 1 : 0)));
    // folds 1 and 3 fit each other's threshold, of 0.5; it calls all of fold 2 two people
    assertEquals(List.of(1.0, 0.5, 1.0), evaluation.accuracy().folds());
    assertEquals(2.5 / 3, evaluation.accuracy().mean(), 1e-12);
    // the deviations are 1/6, -1/3, 1/6: variance (1/36 + 4/36 + 1/36) / 2, over 3 folds
    assertEquals(Math.sqrt(6 / 36.0 / 2 / 3), evaluation.accuracy().standardError(), 1e-12);
  }

  @Test
  void a_pair_that_cannot_be_compared_is_wrong_and_named() {
    LfwEvaluation evaluation =
        evaluate(
            n ->
                n == 5
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(n % 4 == 1 || n % 4 == 2 ? 0.2 : 0.8));
    // of fold 2, one of two pairs of one person is lost, the rest right
    assertEquals(List.of(1.0, 0.75, 1.0), evaluation.accuracy().folds());
    assertEquals(List.of(LIST.pairs().get(4)), evaluation.missing());
    assertEquals(11, evaluation.rates().pairs());
    assertTrue(
        evaluation
            .toString()
            .startsWith(
                "pairs             12, of which 1 could not be compared and count as wrong"),
        evaluation::toString);
  }

  @Test
  void a_perfect_verifier_scores_1_and_a_useless_one_a_half() {
    LfwEvaluation perfect = evaluate(n -> OptionalDouble.of(n % 4 == 1 || n % 4 == 2 ? 0 : 2));
    assertEquals(1.0, perfect.accuracy().mean());
    assertEquals(1.0, perfect.rates().area());
    LfwEvaluation useless = evaluate(n -> OptionalDouble.of(1));
    assertEquals(0.5, useless.accuracy().mean());
    assertEquals(0.5, useless.rates().area());
  }

  @Test
  void a_fold_without_a_pair_of_each_kind_is_refused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> evaluate(n -> n > 2 ? OptionalDouble.of(n) : OptionalDouble.empty()))
            .getMessage();
    assertEquals(
        "of fold 1, 0 pairs of one person and 2 of two can be compared; one of each is needed",
        message);
  }

  @Test
  void accuracy_needs_two_folds() {
    assertThrows(
        IllegalArgumentException.class, () -> new FoldAccuracy(new ArrayList<>(List.of(1.0))));
  }
}
