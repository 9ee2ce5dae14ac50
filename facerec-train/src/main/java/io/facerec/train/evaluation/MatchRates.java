package io.facerec.train.evaluation;

import com.google.common.collect.ImmutableSortedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the curve of true over false match rate comes to (ISO/IEC 19795-1).
 *
 * @param pairs that were compared, of both kinds
 * @param area under the curve: 1 for a perfect verifier, 0.5 for a useless one
 * @param equalErrorRate where false matches are as frequent as false non-matches
 * @param trueMatchRates by false match rate, for those rates that are at least one pair's share
 */
public record MatchRates(
    long pairs, double area, double equalErrorRate, Map<Double, Double> trueMatchRates) {
  private static final List<Double> RATES = List.of(1e-1, 1e-2, 1e-3, 1e-4);

  /** Copies the map. */
  public MatchRates {
    trueMatchRates = ImmutableSortedMap.copyOf(trueMatchRates);
  }

  /** Measures. */
  public static MatchRates of(PairDistances pairs) {
    int different = pairs.different().length;
    Map<Double, Double> rates = new LinkedHashMap<>();
    for (double rate : RATES) {
      if (rate * different >= 1) {
        rates.put(rate, pairs.trueMatchRate(pairs.thresholdAt(rate)));
      }
    }
    long all = (long) pairs.same().length + different;
    return new MatchRates(all, pairs.area(), pairs.equalErrorRate(), rates);
  }

  /** A false match rate as 1e-3. */
  public static String name(double rate) {
    return "1e-" + Math.round(-Math.log10(rate));
  }

  /** Adds the figures by name, as a model card holds them. */
  void addTo(Map<String, Double> figures) {
    figures.put("rocArea", PairEvaluation.rounded(area));
    figures.put("equalErrorRate", PairEvaluation.rounded(equalErrorRate));
    trueMatchRates.forEach(
        (rate, share) ->
            figures.put("trueMatchRateAt" + name(rate), PairEvaluation.rounded(share)));
  }

  /** Lines of a table for people. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    lines.append(format("%-18s%.4f (%d pairs, as below)%n", "area under ROC", area, pairs));
    lines.append(format("%-18s%.2f %%%n", "equal error rate", 100 * equalErrorRate));
    ImmutableSortedMap.copyOf(trueMatchRates)
        .descendingMap()
        .forEach(
            (rate, share) ->
                lines.append(
                    format(
                        "%-18s%.2f %% at a false match rate of %s%n",
                        "true match rate", 100 * share, name(rate))));
    return lines.toString();
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
