package io.facerec.train.evaluation.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.evaluation.Interval;
import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.verify.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupRatesTest {
  private static final List<String> GROUPS = List.of("old", "old", "old", "young", "young");

  /** Of 3 old pairs two match, one of them at the strict threshold; of 6 mixed ones, one. */
  private static final FalseMatches MATCHES =
      new FalseMatches(
          List.of(
              new FalseMatches.Match(0, 1, 0.9),
              new FalseMatches.Match(1, 2, 1.05),
              new FalseMatches.Match(2, 4, 1.0)),
          List.of());

  @Test
  void a_group_with_itself_with_another_and_with_all_others() {
    List<GroupRate> rates =
        new GroupRates(GROUPS, MATCHES, 0.95, 1.1).rates(PeopleBootstrap.DEFAULT);
    assertRate(rates, "old", "old", 3, 1 / 3.0, 2 / 3.0);
    assertRate(rates, "old", "young", 6, 0, 1 / 6.0);
    assertRate(rates, "old", GroupRate.OTHERS, 6, 0, 1 / 6.0);
    assertRate(rates, "young", "young", 1, 0, 0);
    assertEquals(5, rates.size());
  }

  @Test
  void duplicates_are_no_pairs() {
    FalseMatches twice =
        new FalseMatches(MATCHES.matches(), List.of(new FalseMatches.Match(0, 2, 0.1)));
    List<GroupRate> rates = new GroupRates(GROUPS, twice, 0.95, 1.1).rates(PeopleBootstrap.DEFAULT);
    assertRate(rates, "old", "old", 2, 1 / 2.0, 1);
  }

  @Test
  void where_nothing_matched_the_share_is_at_most_three_in_all_pairs() {
    List<GroupRate> rates =
        new GroupRates(GROUPS, MATCHES, 0.95, 1.1).rates(PeopleBootstrap.DEFAULT);
    assertEquals(
        Optional.of(new Interval(0, 0.5)), rate(rates, "old", "young").strict().interval());
  }

  @Test
  void the_interval_covers_the_share() {
    List<String> groups = new ArrayList<>();
    List<FalseMatches.Match> matches = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      groups.add("all");
      if (i % 4 == 1) {
        matches.add(new FalseMatches.Match(i - 1, i, 1));
      }
    }
    GroupRate all =
        new GroupRates(groups, new FalseMatches(matches, List.of()), 0.95, 1.1)
            .rates(PeopleBootstrap.DEFAULT)
            .get(0);
    double share = 10 / (40 * 39 / 2.0);
    assertEquals(share, all.usual().value(), 1e-12);
    Interval interval = all.usual().interval().orElseThrow();
    assertTrue(interval.low() < share && share < interval.high(), interval.toString());
  }

  @Test
  void pairs_below_the_limit_are_duplicates_and_those_above_the_threshold_no_matches() {
    List<Embedding> faces = List.of(at(0), at(0.2), at(1), at(2.5));
    FalseMatches found = FalseMatches.of(faces, 0.35, 1.0);
    assertEquals(1, found.duplicates().size());
    assertEquals(
        List.of("0-2", "1-2"),
        found.matches().stream().map(match -> match.first() + "-" + match.second()).toList());
    assertThrows(IllegalArgumentException.class, () -> FalseMatches.of(faces, 1, 1));
  }

  private static Embedding at(double angle) {
    return Embedding.of((float) Math.cos(angle), (float) Math.sin(angle));
  }

  private static void assertRate(
      List<GroupRate> rates,
      String group,
      String other,
      double pairs,
      double strict,
      double usual) {
    GroupRate rate = rate(rates, group, other);
    assertEquals(pairs, rate.pairs(), 1e-12);
    assertEquals(strict, rate.strict().value(), 1e-12);
    assertEquals(usual, rate.usual().value(), 1e-12);
  }

  private static GroupRate rate(List<GroupRate> rates, String group, String other) {
    return rates.stream()
        .filter(rate -> rate.group().equals(group) && rate.other().equals(other))
        .findFirst()
        .orElseThrow();
  }
}
