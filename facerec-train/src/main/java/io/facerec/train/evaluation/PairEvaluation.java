package io.facerec.train.evaluation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well embeddings tell people apart.
 *
 * @param people how many
 * @param faces of these people
 * @param balancedPairs as many of one person as of two, that the accuracy was measured on
 * @param accuracy share of right answers, each fold of people judged by a threshold chosen on the
 *     others
 * @param rates on every pair of the faces
 */
public record PairEvaluation(
    int people, int faces, int balancedPairs, FoldAccuracy accuracy, MatchRates rates) {
  private static final int MOST_FOLDS = 5;

  /**
   * Measures, with five folds of people, or fewer where there are fewer than ten people.
   *
   * @param pairs balanced pairs for the accuracy
   * @param seed of their draw
   * @throws IllegalArgumentException if there are fewer than four people
   */
  public static PairEvaluation of(EmbeddedFaces faces, int pairs, long seed) {
    int people = new HashSet<>(faces.people()).size();
    List<PairDistances> folds =
        PairFolds.draw(faces, Math.min(MOST_FOLDS, people / 2), pairs, seed);
    return new PairEvaluation(
        people,
        faces.size(),
        folds.stream().mapToInt(PairDistances::size).sum(),
        FoldAccuracy.of(folds.stream().map(FoldAccuracy.Fold::of).toList()),
        MatchRates.of(PairDistances.all(faces)));
  }

  /** The figures by name, as a model card holds them. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("pairAccuracy", rounded(accuracy.mean()));
    figures.put("pairAccuracyStandardError", rounded(accuracy.standardError()));
    rates.addTo(figures);
    return figures;
  }

  static double rounded(double figure) {
    return Math.round(figure * 1e4) / 1e4;
  }

  /** A table for people. */
  @Override
  public String toString() {
    return """
    people, faces     %d, %d
    accuracy          %s (%d balanced pairs, %d folds of people, threshold chosen on the others)
    """
            .formatted(people, faces, accuracy, balancedPairs, accuracy.folds().size())
        + rates;
  }
}
