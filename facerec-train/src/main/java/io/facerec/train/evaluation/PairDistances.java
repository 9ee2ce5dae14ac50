package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Distances of pairs of one person and of pairs of two people. A pair is called one person where
 * its distance is at most a threshold.
 *
 * <p>Rates are shares: the false match rate is that of pairs of two people called one, the true
 * match rate that of pairs of one person called so (ISO/IEC 19795-1). A pair counts once, or as
 * often as a resample of the people holds it ({@link PeoplePairs}); rates are not numbers where a
 * resample holds no pair of a kind. Immutable.
 */
public final class PairDistances {
  private final WeightedDistances same;
  private final WeightedDistances different;

  PairDistances(WeightedDistances same, WeightedDistances different) {
    checkArgument(same.size() > 0, "there is no pair of one person");
    checkArgument(different.size() > 0, "there is no pair of two people");
    this.same = same;
    this.different = different;
  }

  /** These distances, at least one of each kind. */
  public static PairDistances of(double[] same, double[] different) {
    return new PairDistances(WeightedDistances.of(same), WeightedDistances.of(different));
  }

  /** Every pair of these faces. */
  public static PairDistances all(EmbeddedFaces faces) {
    return PeoplePairs.all(faces).distances();
  }

  /** The pairs of several sets, at least one. */
  static PairDistances together(List<PairDistances> sets) {
    return new PairDistances(
        merged(sets.stream().map(PairDistances::same).toList()),
        merged(sets.stream().map(PairDistances::different).toList()));
  }

  private static WeightedDistances merged(List<WeightedDistances> sets) {
    record Weighted(double distance, double weight) {}
    List<Weighted> all =
        sets.stream()
            .flatMap(
                set ->
                    IntStream.range(0, set.size())
                        .mapToObj(i -> new Weighted(set.at(i), set.weight(i))))
            .sorted((a, b) -> Double.compare(a.distance(), b.distance()))
            .toList();
    return WeightedDistances.of(all.stream().mapToDouble(Weighted::distance).toArray())
        .weighing(i -> all.get(i).weight());
  }

  /** Pairs of both kinds. */
  int size() {
    return same.size() + different.size();
  }

  /** Pairs of one person. */
  WeightedDistances same() {
    return same;
  }

  /** Pairs of two people. */
  WeightedDistances different() {
    return different;
  }

  /** The share of pairs of two people that are called one at this threshold. */
  public double falseMatchRate(double threshold) {
    return different.shareUpTo(threshold);
  }

  /** The share of pairs of one person that are called so at this threshold. */
  public double trueMatchRate(double threshold) {
    return same.shareUpTo(threshold);
  }

  /**
   * A threshold whose false match rate is the greatest that is not above this one: halfway between
   * the last distance of two people that may match, or 0, and the next.
   *
   * @param rate in (0, 1)
   */
  public double thresholdAt(double rate) {
    checkArgument(rate > 0 && rate < 1, "the rate is %s, must be in (0, 1)", rate);
    return different.total() == 0
        ? Double.NaN
        : different.after(Math.floor(rate * different.total()));
  }

  /**
   * The area under the curve of true over false match rate: the probability that a pair of one
   * person is nearer than one of two people, ties counting half.
   */
  public double area() {
    double sum = 0;
    WeightedDistances.Walk nearer = same.new Walk();
    WeightedDistances.Walk tied = same.new Walk();
    for (int i = 0; i < different.size(); i++) {
      double distance = different.at(i);
      sum += different.weight(i) * (nearer.below(distance) + tied.upTo(distance)) / 2;
    }
    return sum / same.total() / different.total();
  }

  /** The rate at which as many pairs of two people match as pairs of one person do not. */
  public double equalErrorRate() {
    double low = 0;
    double high = 2;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (falseMatchRate(middle) < 1 - trueMatchRate(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    // the curves cross in the step from low to high
    double least = Math.max(falseMatchRate(low), 1 - trueMatchRate(high));
    double most = Math.min(falseMatchRate(high), 1 - trueMatchRate(low));
    return (least + most) / 2;
  }

  /** The share of right answers at this threshold, were both kinds as frequent. */
  public double balancedAccuracy(double threshold) {
    return (trueMatchRate(threshold) + 1 - falseMatchRate(threshold)) / 2;
  }

  /** The threshold of the greatest {@link #balancedAccuracy}, between two distances that occur. */
  public double bestThreshold() {
    double best = 0;
    double bestAccuracy = 0;
    double last = 0;
    WeightedDistances.Walk one = same.new Walk();
    WeightedDistances.Walk two = different.new Walk();
    for (double next = nearest(one, two);
        next < Double.POSITIVE_INFINITY;
        next = nearest(one, two)) {
      double matched = one.below(next) / same.total();
      double accuracy = (matched + 1 - two.below(next) / different.total()) / 2;
      if (accuracy > bestAccuracy) {
        bestAccuracy = accuracy;
        best = (last + next) / 2;
      }
      one.upTo(next);
      two.upTo(next);
      last = next;
    }
    return best;
  }

  private static double nearest(WeightedDistances.Walk one, WeightedDistances.Walk two) {
    return Math.min(one.next(), two.next());
  }
}
