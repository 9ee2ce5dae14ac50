package io.facerec.train.evaluation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether thresholds that were chosen on some people hold for others.
 *
 * @param thresholds from the highest false match rate to the lowest
 * @param pairs of two of the other people
 * @param found the share of these that matches, by the name of the rate, for those rates that so
 *     many pairs suffice for
 * @param intervals of these; empty where people are too few
 */
public record ThresholdCheck(
    List<RateThreshold> thresholds,
    long pairs,
    Map<String, Double> found,
    Map<String, Interval> intervals) {
  /** Copies. */
  public ThresholdCheck {
    thresholds = ImmutableList.copyOf(thresholds);
    found = ImmutableMap.copyOf(found);
    intervals = ImmutableMap.copyOf(intervals);
  }

  /**
   * Measures.
   *
   * @param others pairs of people on whom the thresholds were not chosen
   */
  public static ThresholdCheck of(
      List<RateThreshold> thresholds, PeoplePairs others, PeopleBootstrap bootstrap) {
    long pairs = others.distances().different().size();
    List<RateThreshold> measured =
        thresholds.stream().filter(t -> MatchRates.isMeasured(t.rate(), pairs)).toList();
    return new ThresholdCheck(
        thresholds,
        pairs,
        rates(measured, others.distances()),
        bootstrap.intervals(others.people(), counts -> rates(measured, others.resampled(counts))));
  }

  private static Map<String, Double> rates(List<RateThreshold> thresholds, PairDistances pairs) {
    Map<String, Double> rates = new LinkedHashMap<>();
    thresholds.forEach(t -> rates.put(t.name(), pairs.falseMatchRate(t.distance())));
    return rates;
  }

  /** The figures by name, as a model card holds them, with the ends of their intervals. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    found.forEach(
        (rate, share) -> {
          String name = "falseMatchRateAtThreshold" + rate;
          figures.put(name, share);
          Interval interval = intervals.get(rate);
          if (interval != null) {
            interval.addTo(figures, name);
          }
        });
    return figures;
  }

  /** A table in Markdown. */
  @Override
  public String toString() {
    StringBuilder table =
        new StringBuilder(
            """
            | false match rate | threshold | its 95 % interval | pairs that it rests on | false match rate here | its 95 % interval |
            | --- | --- | --- | --- | --- | --- |
            """);
    for (RateThreshold threshold : thresholds) {
      table.append(
          format(
              "| %s | %.3f | %s | %s | %s | %s |%n",
              threshold.name(),
              threshold.distance(),
              threshold
                  .interval()
                  .map(ends -> format("%.3f to %.3f", ends.low(), ends.high()))
                  .orElse(""),
              threshold.matches() == 0 ? "" : threshold.matches(),
              here(threshold),
              interval(threshold)));
    }
    return table.toString();
  }

  private String here(RateThreshold threshold) {
    Double share = found.get(threshold.name());
    return share == null
        ? "not measured: %d pairs would match"
            .formatted(MatchRates.matches(threshold.rate(), pairs))
        : format("%.2g", share);
  }

  private String interval(RateThreshold threshold) {
    Interval interval = intervals.get(threshold.name());
    return interval == null ? "" : format("%.2g to %.2g", interval.low(), interval.high());
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
