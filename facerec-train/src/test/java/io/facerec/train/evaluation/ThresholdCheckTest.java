package io.facerec.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ThresholdCheckTest {
  /** People evenly around the circle, two photos at one place each. */
  private static PeoplePairs around(int people) {
    List<String> names = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 2 * people; i++) {
      int person = i / 2;
      double angle = 2 * Math.PI * person / people;
      names.add("p%03d".formatted(person));
      rows.add(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }
    return PeoplePairs.all(new EmbeddedFaces(names, rows));
  }

  @Test
  void rates_are_claimed_as_far_as_25_pairs_reach() {
    // 40 people: 4 x 780 = 3,120 pairs of two people, 31 at 1e-2 and 3 at 1e-3
    List<RateThreshold> thresholds = RateThreshold.of(around(40), new PeopleBootstrap(20, 1));
    assertEquals(List.of("1e-1", "1e-2"), thresholds.stream().map(RateThreshold::name).toList());
    assertEquals(List.of(312L, 31L), thresholds.stream().map(RateThreshold::matches).toList());
    assertTrue(thresholds.get(0).interval().isPresent());
    // a neighbour is 9 degrees away: 160 pairs of neighbours are more than 31
    assertEquals(Math.sin(Math.toRadians(4.5)), thresholds.get(1).distance() / 2, 0.04);
  }

  @Test
  void the_highest_rate_is_there_however_few_the_pairs() {
    List<RateThreshold> thresholds = RateThreshold.of(around(3), PeopleBootstrap.DEFAULT);
    assertEquals(List.of("1e-1"), thresholds.stream().map(RateThreshold::name).toList());
    assertEquals(1, thresholds.get(0).matches()); // of 12
    assertTrue(thresholds.get(0).interval().isEmpty());
  }

  @Test
  void counts_who_matches_among_others_at_the_same_distance() {
    // around(13): neighbours are 28 degrees apart, 13 x 4 of 312 pairs; then 55 degrees
    RateThreshold threshold =
        new RateThreshold(0.1, 2 * Math.sin(Math.toRadians(20)), 9, Optional.empty());
    ThresholdCheck check =
        ThresholdCheck.of(List.of(threshold), around(13), PeopleBootstrap.DEFAULT);
    assertEquals(52.0 / 312, check.figures().get("falseMatchRateAtThreshold1e-1"), 1e-12);
    assertTrue(check.toString().contains("| 1e-1 | 0.684 |  | 9 | 0.17 |  |"), check::toString);
  }

  @Test
  void does_not_tell_of_a_rate_that_the_others_are_too_few_for() {
    // around(13): 3 of 312 pairs may match at 1e-2
    RateThreshold strict = new RateThreshold(0.01, 0.1, 50, Optional.of(new Interval(0.09, 0.12)));
    ThresholdCheck check = ThresholdCheck.of(List.of(strict), around(13), PeopleBootstrap.DEFAULT);
    assertTrue(check.figures().isEmpty());
    assertTrue(
        check
            .toString()
            .contains("| 1e-2 | 0.100 | 0.090 to 0.120 | 50 | not measured: 3 pairs would match |"),
        check::toString);
  }
}
