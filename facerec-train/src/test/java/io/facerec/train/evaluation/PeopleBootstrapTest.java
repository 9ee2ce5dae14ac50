package io.facerec.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleBootstrapTest {
  /** A point on the circle. */
  private static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }

  /** Ann twice, Bob twice, Cid once; distances grow with the angle between them. */
  private static final EmbeddedFaces FACES =
      new EmbeddedFaces(
          List.of("ann", "ann", "bob", "bob", "cid"),
          List.of(at(0), at(10), at(40), at(70), at(150)));

  @Test
  void a_pair_of_two_counts_as_often_as_their_counts_multiplied() {
    // Ann twice, Bob three times, Cid never: 2 pairs of Ann, 3 of Bob, 4 x 6 of both, none of Cid
    PairDistances pairs = PeoplePairs.all(FACES).resampled(new int[] {2, 3, 0});
    assertEquals(5, pairs.same().total());
    assertEquals(24, pairs.different().total());
    // Ann's pair, 10 degrees apart, is 2 of 5; Bob's lies 30 apart, as the nearest of the two
    assertEquals(0.4, pairs.trueMatchRate(chord(20)), 1e-9);
    assertEquals(0, pairs.falseMatchRate(chord(20)), 1e-9);
    // 30, 40, 60 and 70 degrees apart: two of four
    assertEquals(0.5, pairs.falseMatchRate(chord(50)), 1e-9);
    assertEquals(1, pairs.falseMatchRate(chord(75)), 1e-9);
  }

  private static double chord(double degrees) {
    return 2 * Math.sin(Math.toRadians(degrees / 2));
  }

  @Test
  void each_person_once_is_every_pair_once() {
    PeoplePairs pairs = PeoplePairs.all(FACES);
    PairDistances again = pairs.resampled(new int[] {1, 1, 1});
    assertEquals(pairs.distances().area(), again.area());
    assertEquals(pairs.distances().thresholdAt(0.3), again.thresholdAt(0.3));
    assertEquals(pairs.distances().bestThreshold(), again.bestThreshold());
  }

  @Test
  void a_resample_is_what_copies_of_the_pairs_would_be() {
    EmbeddedFaces faces =
        new EmbeddedFaces(
            List.of("ann", "ann", "bob", "bob", "cid"),
            List.of(at(0), at(10), at(40), at(75), at(150)));
    PairDistances weighted = PeoplePairs.all(faces).resampled(new int[] {2, 1, 1});
    double[] same = {chord(10), chord(10), chord(35)};
    double[] different = {
      chord(30),
      chord(30),
      chord(40),
      chord(40),
      chord(65),
      chord(65),
      chord(75),
      chord(75),
      chord(75),
      chord(110),
      chord(140),
      chord(140),
      chord(150),
      chord(150)
    };
    PairDistances copied = PairDistances.of(same, different);
    for (double rate : new double[] {0.2, 0.3, 0.65, 0.9}) {
      assertEquals(copied.thresholdAt(rate), weighted.thresholdAt(rate), 1e-6);
    }
    assertEquals(copied.equalErrorRate(), weighted.equalErrorRate(), 1e-6);
    assertEquals(copied.bestThreshold(), weighted.bestThreshold(), 1e-6);
  }

  @Test
  void people_alike_weigh_the_pairs_of_one_person_as_1() {
    EmbeddedFaces faces =
        new EmbeddedFaces(
            List.of("ann", "ann", "ann", "bob", "bob"),
            List.of(at(0), at(10), at(20), at(90), at(150)));
    // Ann's three pairs are near, Bob's one is far: 3 of 4 pairs, but 1 of 2 people
    assertEquals(0.75, PeoplePairs.all(faces).distances().trueMatchRate(chord(30)), 1e-9);
    assertEquals(0.5, PeoplePairs.all(faces).peopleAlike().trueMatchRate(chord(30)), 1e-9);
  }

  @Test
  void a_face_that_was_not_found_matches_nobody_and_is_no_stranger() {
    EmbeddedFaces faces =
        new EmbeddedFaces(
            List.of("ann", "ann", "bob", "bob"), List.of(at(0), new float[0], at(60), at(60)));
    PairDistances pairs = PeoplePairs.all(faces).distances();
    assertEquals(1, faces.missed());
    assertEquals(0.5, pairs.trueMatchRate(1.99), 1e-9); // Bob's pair alone
    assertEquals(2, pairs.different().size()); // found Ann with Bob's two
  }

  @Test
  void an_interval_of_a_mean_is_two_standard_errors_wide_to_each_side() {
    // people with one number each, of deviation 1: the mean's standard error is 0.1
    Random random = new Random(4);
    double[] values = IntStream.range(0, 100).mapToDouble(i -> random.nextGaussian()).toArray();
    Interval interval =
        new PeopleBootstrap(2000, 1)
            .intervals(
                100,
                counts ->
                    Map.of(
                        "mean",
                        IntStream.range(0, 100).mapToDouble(i -> counts[i] * values[i]).sum()
                            / 100))
            .get("mean");
    assertEquals(3.92 * 0.1, interval.high() - interval.low(), 0.08);
  }

  @Test
  void percentiles_lie_between_two_resamples_and_pass_over_what_is_no_number() {
    // of 0, 1, ..., 40: 2.5 % is the second, 97.5 % the last but one
    double[] values =
        IntStream.range(0, 42).mapToDouble(i -> i == 0 ? Double.NaN : i - 1).toArray();
    assertEquals(new Interval(1, 39), Interval.ofResamples(values));
    assertEquals(new Interval(0.025, 0.975), Interval.ofResamples(new double[] {1, 0}));
    double[] none = {Double.NaN};
    assertThrows(IllegalArgumentException.class, () -> Interval.ofResamples(none));
  }

  @Test
  void few_people_give_no_interval_and_many_give_one_for_each_figure() {
    assertTrue(evaluate(19).intervals().isEmpty());
    PairEvaluation evaluation = evaluate(40);
    Interval area = evaluation.intervals().get("rocArea");
    assertTrue(area.low() <= evaluation.rates().area(), area::toString);
    assertTrue(evaluation.rates().area() <= area.high(), area::toString);
    assertTrue(evaluation.figures().containsKey("pairAccuracyLow"), evaluation::toString);
    // 3,120 pairs of two people: 312 at 1e-1, 31 at 1e-2, 3 at 1e-3
    assertTrue(evaluation.figures().containsKey("trueMatchRateAt1e-2High"), evaluation::toString);
    assertTrue(
        evaluation
            .toString()
            .contains("1e-3 | not measured: 3 pairs of two people match there, 25 are needed |"),
        evaluation::toString);
  }

  private static PairEvaluation evaluate(int people) {
    Random random = new Random(2);
    List<String> names = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 2 * people; i++) {
      int person = i / 2;
      names.add("p" + person);
      rows.add(at(person * 360.0 / people + 3 * random.nextGaussian()));
    }
    return PairEvaluation.of(
        new EmbeddedFaces(names, rows), 2 * people, 1, new PeopleBootstrap(20, 1));
  }
}
