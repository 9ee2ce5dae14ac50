package io.facerec.train.siamese;

import com.google.common.collect.ImmutableSortedMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well embeddings tell people apart.
 *
 * @param people how many
 * @param faces of these people
 * @param folds of people, for the accuracy
 * @param balancedPairs as many of one person as of two, that the accuracy was measured on
 * @param accuracy share of right answers, each fold of people judged by a threshold chosen on the
 *     others
 * @param accuracyError the standard error of the accuracy over the folds
 * @param allPairs every pair of the faces, that the rest was measured on
 * @param area under the curve of true over false match rate
 * @param equalErrorRate where false matches are as frequent as false non-matches
 * @param trueMatchRates by false match rate
 */
public record PairEvaluation(
    int people,
    int faces,
    int folds,
    int balancedPairs,
    double accuracy,
    double accuracyError,
    long allPairs,
    double area,
    double equalErrorRate,
    Map<Double, Double> trueMatchRates) {
  private static final int MOST_FOLDS = 5;
  private static final List<Double> RATES = List.of(1e-1, 1e-2, 1e-3, 1e-4);

  /** Copies the map. */
  public PairEvaluation {
    trueMatchRates = ImmutableSortedMap.copyOf(trueMatchRates);
  }

  /**
   * Measures, with five folds of people, or fewer where there are fewer than ten people.
   *
   * @param pairs balanced pairs for the accuracy
   * @param seed of their draw
   * @throws IllegalArgumentException if there are fewer than four people
   */
  public static PairEvaluation of(EmbeddedFaces faces, int pairs, long seed) {
    int people = new HashSet<>(faces.people()).size();
    int count = Math.min(MOST_FOLDS, people / 2);
    PairFolds folds = PairFolds.draw(faces, count, pairs, seed);
    List<Double> accuracies = folds.accuracies();
    double mean = accuracies.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares =
        accuracies.stream().mapToDouble(a -> (a - mean) * (a - mean)).sum() / (count - 1);
    PairDistances all = PairDistances.all(faces);
    Map<Double, Double> rates = new LinkedHashMap<>();
    for (double rate : RATES) {
      rates.put(rate, all.trueMatchRate(all.thresholdAt(rate)));
    }
    return new PairEvaluation(
        people,
        faces.size(),
        count,
        folds.pairs(),
        mean,
        Math.sqrt(squares / count),
        (long) faces.size() * (faces.size() - 1) / 2,
        all.area(),
        all.equalErrorRate(),
        rates);
  }

  /** The figures by name, as a model card holds them. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("pairAccuracy", rounded(accuracy));
    figures.put("pairAccuracyStandardError", rounded(accuracyError));
    figures.put("rocArea", rounded(area));
    figures.put("equalErrorRate", rounded(equalErrorRate));
    trueMatchRates.forEach(
        (rate, share) -> figures.put("trueMatchRateAt" + name(rate), rounded(share)));
    return figures;
  }

  /** A false match rate as 1e-3. */
  static String name(double rate) {
    return "1e-" + Math.round(-Math.log10(rate));
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1e4) / 1e4;
  }

  /** A table for people. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    line(table, "people, faces", "%d, %d", people, faces);
    line(
        table,
        "accuracy",
        "%.2f %% +- %.2f (%d balanced pairs, %d folds of people, threshold chosen on the other"
            + " folds)",
        100 * accuracy,
        100 * accuracyError,
        balancedPairs,
        folds);
    line(table, "area under ROC", "%.4f (all %d pairs, as below)", area, allPairs);
    line(table, "equal error rate", "%.2f %%", 100 * equalErrorRate);
    ImmutableSortedMap.copyOf(trueMatchRates)
        .descendingMap()
        .forEach(
            (rate, share) ->
                line(
                    table,
                    "true match rate",
                    "%.2f %% at a false match rate of %s",
                    100 * share,
                    name(rate)));
    return table.toString();
  }

  private static void line(StringBuilder table, String what, String form, Object... values) {
    table
        .append("%-18s".formatted(what))
        .append(String.format(Locale.ROOT, form, values))
        .append('\n');
  }
}
