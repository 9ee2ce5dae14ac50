package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The share of right answers in folds, each judged at the threshold that is best on all others, as
 * LFW asks for (Huang et al. 2007). Pairs of one person and of two weigh alike, which for folds of
 * as many of each is the plain share.
 *
 * @param folds the accuracy of each, two or more, in [0, 1]
 */
public record FoldAccuracy(List<Double> folds) {
  /**
   * The pairs of a fold.
   *
   * @param distances of those that could be compared, at least one of each kind
   * @param missingSame pairs of one person that could not: wrong answers
   * @param missingDifferent pairs of two people that could not: wrong answers
   */
  record Fold(PairDistances distances, int missingSame, int missingDifferent) {
    /** A fold without missing pairs. */
    static Fold of(PairDistances distances) {
      return new Fold(distances, 0, 0);
    }

    double accuracy(double threshold) {
      double same = distances.same().total();
      double different = distances.different().total();
      double matched = distances.trueMatchRate(threshold) * same / (same + missingSame);
      double refused =
          (1 - distances.falseMatchRate(threshold)) * different / (different + missingDifferent);
      return (matched + refused) / 2;
    }
  }

  /** Checks the number of folds. */
  public FoldAccuracy {
    folds = ImmutableList.copyOf(folds);
    checkArgument(folds.size() >= 2, "%s folds, must be at least 2", folds.size());
  }

  /** Measures. */
  static FoldAccuracy of(List<Fold> folds) {
    List<Double> accuracies = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      List<PairDistances> others = new ArrayList<>();
      folds.subList(0, i).forEach(fold -> others.add(fold.distances()));
      folds.subList(i + 1, folds.size()).forEach(fold -> others.add(fold.distances()));
      accuracies.add(folds.get(i).accuracy(PairDistances.together(others).bestThreshold()));
    }
    return new FoldAccuracy(accuracies);
  }

  /** The mean over the folds. */
  public double mean() {
    return values().average().orElseThrow();
  }

  /**
   * The standard error of the mean: the folds' standard deviation over the root of their number.
   */
  public double standardError() {
    double mean = mean();
    double squares = values().map(a -> (a - mean) * (a - mean)).sum();
    return Math.sqrt(squares / (folds.size() - 1) / folds.size());
  }

  private DoubleStream values() {
    return folds.stream().mapToDouble(Double::doubleValue);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f %% +- %.2f", 100 * mean(), 100 * standardError());
  }
}
