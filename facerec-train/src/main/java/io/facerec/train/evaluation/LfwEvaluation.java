package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A verifier by the protocol of Labeled Faces in the Wild (Huang et al. 2007, view 2): the mean
 * accuracy over the folds of a list of pairs, each judged at the threshold that is best on the
 * others. A pair that could not be compared, since a file is missing or unreadable, is a wrong
 * answer: a verifier cannot gain by losing pictures.
 *
 * @param accuracy over the folds
 * @param rates of the pairs that could be compared, all folds together
 * @param compared the distances of these
 * @param missing the pairs that could not be compared
 */
public record LfwEvaluation(
    FoldAccuracy accuracy, MatchRates rates, PairDistances compared, List<Pair> missing) {
  /** Copies the list. */
  public LfwEvaluation {
    missing = ImmutableList.copyOf(missing);
  }

  /**
   * Measures.
   *
   * @param distance of a pair, or nothing if it cannot be compared
   * @throws IllegalArgumentException if a fold is left without a pair of each kind
   */
  public static LfwEvaluation of(PairList list, Function<Pair, OptionalDouble> distance) {
    List<FoldAccuracy.Fold> folds = new ArrayList<>();
    List<Pair> missing = new ArrayList<>();
    for (List<Pair> pairs : list.folds()) {
      folds.add(fold(folds.size() + 1, pairs, distance, missing));
    }
    PairDistances compared =
        PairDistances.together(folds.stream().map(FoldAccuracy.Fold::distances).toList());
    return new LfwEvaluation(FoldAccuracy.of(folds), MatchRates.of(compared), compared, missing);
  }

  private static FoldAccuracy.Fold fold(
      int number, List<Pair> pairs, Function<Pair, OptionalDouble> distance, List<Pair> missing) {
    DoubleStream.Builder same = DoubleStream.builder();
    DoubleStream.Builder different = DoubleStream.builder();
    List<Pair> lost = new ArrayList<>();
    for (Pair pair : pairs) {
      OptionalDouble found = distance.apply(pair);
      if (found.isPresent()) {
        (pair.same() ? same : different).add(found.getAsDouble());
      } else {
        lost.add(pair);
      }
    }
    missing.addAll(lost);
    double[] one = same.build().toArray();
    double[] two = different.build().toArray();
    checkArgument(
        one.length > 0 && two.length > 0,
        "of fold %s, %s pairs of one person and %s of two can be compared; one of each is needed",
        number,
        one.length,
        two.length);
    int lostSame = (int) lost.stream().filter(Pair::same).count();
    return new FoldAccuracy.Fold(PairDistances.of(one, two), lostSame, lost.size() - lostSame);
  }

  /** A table for people. */
  @Override
  public String toString() {
    return """
    pairs             %d, of which %d could not be compared and count as wrong
    accuracy          %s (%d folds, threshold chosen on the others)
    """
            .formatted(
                compared.size() + missing.size(), missing.size(), accuracy, accuracy.folds().size())
        + rates;
  }
}
