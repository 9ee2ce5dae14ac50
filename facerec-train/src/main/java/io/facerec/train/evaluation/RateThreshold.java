package io.facerec.train.evaluation;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The distance below which two faces are called one person, for a false match rate.
 *
 * @param rate the false match rate
 * @param distance the threshold
 * @param matches pairs of two people that match at it
 * @param interval of the threshold, by bootstrap over people; absent where these are too few
 */
public record RateThreshold(
    double rate, double distance, long matches, Optional<Interval> interval) {
  /**
   * The thresholds of those rates of {@link MatchRates#RATES} that these pairs suffice for; of the
   * highest in any case, since a verifier needs one.
   */
  public static ImmutableList<RateThreshold> of(PeoplePairs pairs, PeopleBootstrap bootstrap) {
    PairDistances distances = pairs.distances();
    long different = distances.different().size();
    List<Double> rates =
        MatchRates.RATES.stream()
            .filter(
                rate ->
                    rate.equals(MatchRates.RATES.get(0)) || MatchRates.isMeasured(rate, different))
            .toList();
    Map<String, Interval> intervals =
        bootstrap.intervals(pairs.people(), counts -> thresholds(rates, pairs.resampled(counts)));
    return rates.stream()
        .map(
            rate ->
                new RateThreshold(
                    rate,
                    distances.thresholdAt(rate),
                    MatchRates.matches(rate, different),
                    Optional.ofNullable(intervals.get(MatchRates.name(rate)))))
        .collect(ImmutableList.toImmutableList());
  }

  private static Map<String, Double> thresholds(List<Double> rates, PairDistances pairs) {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    rates.forEach(rate -> thresholds.put(MatchRates.name(rate), pairs.thresholdAt(rate)));
    return thresholds;
  }

  /** The rate as a card names it: 1e-3. */
  public String name() {
    return MatchRates.name(rate);
  }
}
