package io.facerec.train.evaluation.slice;

import java.util.stream.IntStream;

/**
 * How many pairs there are of each two people, and how many of them match at each threshold: enough
 * to compute rates for any resample of the people.
 */
final class PairCounts {
  private final double[] thresholds;
  private final int people;
  private final long[][] pairs;
  private final long[][][] matches;

  PairCounts(int people, double... thresholds) {
    this.people = people;
    this.thresholds = thresholds.clone();
    pairs = new long[people][people];
    matches = new long[thresholds.length][people][people];
  }

  /** Counts a pair of faces of these people. */
  void add(int person, int other, double distance) {
    pairs[person][other]++;
    for (int t = 0; t < thresholds.length; t++) {
      if (distance <= thresholds[t]) {
        matches[t][person][other]++;
      }
    }
  }

  /** Pairs of one person. */
  long same() {
    return IntStream.range(0, people).mapToLong(p -> pairs[p][p]).sum();
  }

  /** Pairs of two people. */
  long different() {
    return IntStream.range(0, people)
            .mapToLong(p -> IntStream.range(0, people).mapToLong(q -> pairs[p][q]).sum())
            .sum()
        - same();
  }

  /**
   * The share of pairs of one person that match; not a number where there are none.
   *
   * @param drawn how often each person counts
   */
  double trueMatchRate(int threshold, int[] drawn) {
    double all = 0;
    double matching = 0;
    for (int p = 0; p < people; p++) {
      all += (double) drawn[p] * pairs[p][p];
      matching += (double) drawn[p] * matches[threshold][p][p];
    }
    return matching / all;
  }

  /**
   * The share of pairs of two people that match; not a number where there are none.
   *
   * @param drawn how often each person counts
   */
  double falseMatchRate(int threshold, int[] drawn) {
    double all = 0;
    double matching = 0;
    for (int p = 0; p < people; p++) {
      for (int q = 0; q < people && drawn[p] > 0; q++) {
        double weight = p == q ? 0 : (double) drawn[p] * drawn[q];
        all += weight * pairs[p][q];
        matching += weight * matches[threshold][p][q];
      }
    }
    return matching / all;
  }
}
