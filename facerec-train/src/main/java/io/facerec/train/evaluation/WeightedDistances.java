package io.facerec.train.evaluation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Distances in ascending order, each of which counts so many times. Immutable. */
final class WeightedDistances {
  private final double[] sorted;

  /** Element i is the weight of the i nearest; the last one that of all. */
  private final double[] nearest;

  private WeightedDistances(double[] sorted, IntToDoubleFunction weight) {
    this.sorted = sorted;
    nearest = new double[sorted.length + 1];
    for (int i = 0; i < sorted.length; i++) {
      nearest[i + 1] = nearest[i] + weight.applyAsDouble(i);
    }
  }

  /** These distances in any order, each of which counts once. */
  static WeightedDistances of(double[] distances) {
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    return new WeightedDistances(sorted, i -> 1);
  }

  /** The same distances with other weights, by place from the nearest on. */
  WeightedDistances weighing(IntToDoubleFunction weight) {
    return new WeightedDistances(sorted, weight);
  }

  /** How many distances, whatever they count. */
  int size() {
    return sorted.length;
  }

  /** The distance at this place. */
  double at(int place) {
    return sorted[place];
  }

  /** How often the distance at this place counts. */
  double weight(int place) {
    return nearest[place + 1] - nearest[place];
  }

  /** What all distances weigh. */
  double total() {
    return nearest[sorted.length];
  }

  /** The mean, by weight. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += weight(i) * sorted[i];
    }
    return sum / total();
  }

  /** The share, by weight, that is at most this; not a number where nothing weighs anything. */
  double shareUpTo(double distance) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= distance) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return nearest[low] / total();
  }

  /**
   * Halfway between the last distance, or 0, up to which the weight is at most this, and the next.
   *
   * @param most less than the weight of all
   */
  double after(double most) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (nearest[middle] <= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return ((low == 0 ? 0 : sorted[low - 1]) + sorted[low]) / 2;
  }

  /** Goes through the distances from the nearest on. */
  final class Walk {
    private int place;

    /** The distance that is next; infinite after the last. */
    double next() {
      return place < sorted.length ? sorted[place] : Double.POSITIVE_INFINITY;
    }

    /** Passes all below this distance; returns the weight of all that are passed. */
    double below(double distance) {
      while (place < sorted.length && sorted[place] < distance) {
        place++;
      }
      return nearest[place];
    }

    /** Passes all up to this distance; returns the weight of all that are passed. */
    double upTo(double distance) {
      while (place < sorted.length && sorted[place] <= distance) {
        place++;
      }
      return nearest[place];
    }
  }
}
