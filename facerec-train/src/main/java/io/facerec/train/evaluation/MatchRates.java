package io.facerec.train.evaluation;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the curve of true over false match rate comes to (ISO/IEC 19795-1).
 *
 * @param samePairs pairs of one person that were compared
 * @param differentPairs pairs of two people that were compared
 * @param area under the curve: 1 for a perfect verifier, 0.5 for a useless one
 * @param equalErrorRate where false matches are as frequent as false non-matches
 * @param trueMatchRates by false match rate, for those rates that are at least one pair's share
 */
public record MatchRates(
    long samePairs,
    long differentPairs,
    double area,
    double equalErrorRate,
    Map<Double, Double> trueMatchRates) {
  /** The false match rates that are asked for: 1e-1 to 1e-5. */
  public static final List<Double> RATES = List.of(1e-1, 1e-2, 1e-3, 1e-4, 1e-5);

  /**
   * Pairs of two people that have to match at a rate so that it counts as measured: the standard
   * error of their number is then a fifth of it, were they independent; people's intervals say what
   * it is indeed.
   */
  public static final int LEAST_MATCHES = 25;

  static final String AREA = "rocArea";
  static final String EQUAL_ERROR_RATE = "equalErrorRate";

  /** Copies the map. */
  public MatchRates {
    trueMatchRates = ImmutableSortedMap.copyOf(trueMatchRates);
  }

  /** Measures. */
  public static MatchRates of(PairDistances pairs) {
    int different = pairs.different().size();
    return of(
        pairs, different, RATES.stream().filter(rate -> matches(rate, different) >= 1).toList());
  }

  private static MatchRates of(PairDistances pairs, long different, Collection<Double> rates) {
    Map<Double, Double> shares = new LinkedHashMap<>();
    rates.forEach(rate -> shares.put(rate, pairs.trueMatchRate(pairs.thresholdAt(rate))));
    return new MatchRates(
        pairs.same().size(), different, pairs.area(), pairs.equalErrorRate(), shares);
  }

  /** The same figures of a resample of these pairs. */
  MatchRates ofResample(PairDistances pairs) {
    return of(pairs, differentPairs, trueMatchRates.keySet());
  }

  /** How many of so many pairs may match at this rate. */
  static long matches(double rate, long pairs) {
    return (long) Math.floor(rate * pairs);
  }

  /** Whether so many pairs of two people suffice to measure what happens at this rate. */
  static boolean isMeasured(double rate, long pairs) {
    return matches(rate, pairs) >= LEAST_MATCHES;
  }

  /** Pairs that were compared, of both kinds. */
  public long pairs() {
    return samePairs + differentPairs;
  }

  /** A false match rate as 1e-3. */
  public static String name(double rate) {
    return "1e-" + Math.round(-Math.log10(rate));
  }

  /** Adds the figures by name, as a model card holds them: those that the pairs suffice for. */
  void addTo(Map<String, Double> figures) {
    figures.put(AREA, area);
    figures.put(EQUAL_ERROR_RATE, equalErrorRate);
    for (double rate : RATES) {
      measured(rate).ifPresent(share -> figures.put(figure(rate), share));
    }
  }

  /** The true match rate at this false match rate, if the pairs suffice for it. */
  Optional<Double> measured(double rate) {
    return isMeasured(rate, differentPairs)
        ? Optional.ofNullable(trueMatchRates.get(rate))
        : Optional.empty();
  }

  /** Why there is no true match rate at this false match rate. */
  String reason(double rate) {
    return "not measured: %d pairs of two people match there, %d are needed"
        .formatted(matches(rate, differentPairs), LEAST_MATCHES);
  }

  /** The name of the true match rate at this false match rate in a card. */
  static String figure(double rate) {
    return "trueMatchRateAt" + name(rate);
  }

  /** Lines of a table for people. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    lines.append(format("%-18s%.4f (%d pairs, as below)%n", "area under ROC", area, pairs()));
    lines.append(format("%-18s%.2f %%%n", "equal error rate", 100 * equalErrorRate));
    ImmutableSortedMap.copyOf(trueMatchRates)
        .descendingMap()
        .forEach(
            (rate, share) ->
                lines.append(
                    format(
                        "%-18s%.2f %% at a false match rate of %s%s%n",
                        "true match rate", 100 * share, name(rate), doubt(rate))));
    return lines.toString();
  }

  private String doubt(double rate) {
    return isMeasured(rate, differentPairs)
        ? ""
        : " (%d pairs: too few to tell)".formatted(matches(rate, differentPairs));
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
