package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Distances of pairs of one person and of pairs of two people, each sorted. A pair is called one
 * person where its distance is at most a threshold.
 *
 * <p>Rates are shares: the false match rate is that of pairs of two people called one, the true
 * match rate that of pairs of one person called so (ISO/IEC 19795-1). Immutable.
 */
public final class PairDistances {
  private final double[] same;
  private final double[] different;

  private PairDistances(double[] same, double[] different) {
    checkArgument(same.length > 0, "there is no pair of one person");
    checkArgument(different.length > 0, "there is no pair of two people");
    this.same = same.clone();
    this.different = different.clone();
    Arrays.sort(this.same);
    Arrays.sort(this.different);
  }

  /** These distances, at least one of each kind. */
  public static PairDistances of(double[] same, double[] different) {
    return new PairDistances(same, different);
  }

  /** Every pair of these faces. */
  public static PairDistances all(EmbeddedFaces faces) {
    DoubleStream.Builder same = DoubleStream.builder();
    DoubleStream.Builder different = DoubleStream.builder();
    for (int a = 0; a < faces.size(); a++) {
      for (int b = a + 1; b < faces.size(); b++) {
        (faces.same(a, b) ? same : different).add(faces.distance(a, b));
      }
    }
    return new PairDistances(same.build().toArray(), different.build().toArray());
  }

  /** The pairs of several sets, at least one. */
  static PairDistances together(List<PairDistances> sets) {
    return new PairDistances(
        sets.stream().flatMapToDouble(set -> DoubleStream.of(set.same)).toArray(),
        sets.stream().flatMapToDouble(set -> DoubleStream.of(set.different)).toArray());
  }

  /** Pairs of both kinds. */
  int size() {
    return same.length + different.length;
  }

  /** Distances of pairs of one person, sorted; a copy. */
  public double[] same() {
    return same.clone();
  }

  /** Distances of pairs of two people, sorted; a copy. */
  public double[] different() {
    return different.clone();
  }

  /** The share of pairs of two people that are called one at this threshold. */
  public double falseMatchRate(double threshold) {
    return (double) upTo(different, threshold) / different.length;
  }

  /** The share of pairs of one person that are called so at this threshold. */
  public double trueMatchRate(double threshold) {
    return (double) upTo(same, threshold) / same.length;
  }

  private static int upTo(double[] sorted, double threshold) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * A threshold whose false match rate is the greatest that is not above this one: halfway between
   * the last distance of two people that may match, or 0, and the next.
   *
   * @param rate in (0, 1)
   */
  public double thresholdAt(double rate) {
    checkArgument(rate > 0 && rate < 1, "the rate is %s, must be in (0, 1)", rate);
    int matches = (int) Math.floor(rate * different.length);
    return ((matches == 0 ? 0 : different[matches - 1]) + different[matches]) / 2;
  }

  /**
   * The area under the curve of true over false match rate: the probability that a pair of one
   * person is nearer than one of two people, ties counting half.
   */
  public double area() {
    double sum = 0;
    int below = 0;
    int upTo = 0;
    for (double distance : different) {
      while (below < same.length && same[below] < distance) {
        below++;
      }
      upTo = Math.max(upTo, below);
      while (upTo < same.length && same[upTo] <= distance) {
        upTo++;
      }
      sum += (below + upTo) / 2.0;
    }
    return sum / same.length / different.length;
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
    int s = 0;
    int d = 0;
    double last = 0;
    while (s < same.length || d < different.length) {
      double next =
          Math.min(
              s < same.length ? same[s] : Double.MAX_VALUE,
              d < different.length ? different[d] : Double.MAX_VALUE);
      double accuracy = ((double) s / same.length + 1 - (double) d / different.length) / 2;
      if (accuracy > bestAccuracy) {
        bestAccuracy = accuracy;
        best = (last + next) / 2;
      }
      while (s < same.length && same[s] == next) {
        s++;
      }
      while (d < different.length && different[d] == next) {
        d++;
      }
      last = next;
    }
    return best;
  }
}
