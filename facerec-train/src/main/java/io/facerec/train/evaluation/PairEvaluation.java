package io.facerec.train.evaluation;

import com.google.common.collect.ImmutableMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How well embeddings tell people apart. A face that was not found cannot match: its pairs with the
 * same person count as not matched at any threshold, its pairs with others are left out.
 *
 * @param people how many
 * @param faces of these people, those included that were not found
 * @param missed faces that were not found
 * @param balancedPairs as many of one person as of two, that the accuracy was measured on
 * @param accuracy share of right answers, each fold of people judged by a threshold chosen on the
 *     others
 * @param rates on every pair of the faces
 * @param intervals of {@link #figures}, by bootstrap over people; empty where these are too few
 */
public record PairEvaluation(
    int people,
    int faces,
    int missed,
    int balancedPairs,
    FoldAccuracy accuracy,
    MatchRates rates,
    Map<String, Interval> intervals) {
  private static final String ACCURACY = "pairAccuracy";
  private static final int MOST_FOLDS = 5;

  /** Copies the map. */
  public PairEvaluation {
    intervals = ImmutableMap.copyOf(intervals);
  }

  /**
   * Measures, with five folds of people, or fewer where there are fewer than ten people.
   *
   * @param pairs balanced pairs for the accuracy
   * @param seed of their draw
   * @throws IllegalArgumentException if there are fewer than four people
   */
  public static PairEvaluation of(
      EmbeddedFaces faces, int pairs, long seed, PeopleBootstrap bootstrap) {
    int people = new HashSet<>(faces.people()).size();
    List<PeoplePairs> folds = PairFolds.draw(faces, Math.min(MOST_FOLDS, people / 2), pairs, seed);
    PeoplePairs all = PeoplePairs.all(faces);
    FoldAccuracy accuracy = accuracy(folds, PeoplePairs::distances);
    MatchRates rates = MatchRates.of(all.distances());
    Map<String, Interval> intervals =
        bootstrap.intervals(
            people,
            counts -> {
              Map<String, Double> figures = new LinkedHashMap<>();
              figures.put(ACCURACY, accuracy(folds, fold -> fold.resampled(counts)).mean());
              rates.ofResample(all.resampled(counts)).addTo(figures);
              return figures;
            });
    return new PairEvaluation(
        people,
        faces.size(),
        faces.missed(),
        folds.stream().mapToInt(fold -> fold.distances().size()).sum(),
        accuracy,
        rates,
        intervals);
  }

  private static FoldAccuracy accuracy(
      List<PeoplePairs> folds, Function<PeoplePairs, PairDistances> distances) {
    return FoldAccuracy.of(folds.stream().map(distances).map(FoldAccuracy.Fold::of).toList());
  }

  /** The figures by name, as a model card holds them, with the ends of their intervals. */
  public Map<String, Double> figures() {
    Map<String, Double> measured = new LinkedHashMap<>();
    measured.put(ACCURACY, accuracy.mean());
    measured.put(ACCURACY + "StandardError", accuracy.standardError());
    rates.addTo(measured);
    intervals.forEach((name, interval) -> interval.addTo(measured, name));
    measured.replaceAll((name, value) -> rounded(value));
    return measured;
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1e4) / 1e4;
  }

  /** A table in Markdown. */
  @Override
  public String toString() {
    StringBuilder table =
        new StringBuilder("| measure | value | 95 % interval |\n| --- | --- | --- |\n");
    row(table, "people, faces, faces not found", "%d, %d, %d".formatted(people, faces, missed), "");
    row(
        table,
        "accuracy, %d balanced pairs, threshold chosen on other people (%d folds)"
            .formatted(balancedPairs, accuracy.folds().size()),
        percent(accuracy.mean()),
        between(ACCURACY));
    row(
        table,
        "area under the ROC, %d + %d pairs".formatted(rates.samePairs(), rates.differentPairs()),
        format("%.4f", rates.area()),
        intervals.containsKey(MatchRates.AREA)
            ? format(
                "%.4f to %.4f",
                intervals.get(MatchRates.AREA).low(), intervals.get(MatchRates.AREA).high())
            : "");
    row(
        table,
        "equal error rate",
        percent(rates.equalErrorRate()),
        between(MatchRates.EQUAL_ERROR_RATE));
    for (double rate : MatchRates.RATES) {
      row(
          table,
          "true match rate at a false match rate of " + MatchRates.name(rate),
          rates.measured(rate).map(PairEvaluation::percent).orElseGet(() -> rates.reason(rate)),
          between(MatchRates.figure(rate)));
    }
    return table.toString();
  }

  private String between(String name) {
    Interval interval = intervals.get(name);
    return interval == null
        ? ""
        : format("%.2f to %.2f %%", 100 * interval.low(), 100 * interval.high());
  }

  private static void row(StringBuilder table, String measure, String value, String interval) {
    table.append("| %s | %s | %s |%n".formatted(measure, value, interval));
  }

  private static String percent(double share) {
    return format("%.2f %%", 100 * share);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
