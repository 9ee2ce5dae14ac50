package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * From a distance to the probability of one person, where one pair in two is: 1 / (1 + exp(-(slope
 * x distance + intercept))) (Platt 1999).
 *
 * @param slope negative: the farther, the less likely
 * @param intercept the logarithm of the odds at distance 0
 */
public record Calibration(double slope, double intercept) {
  /** Checks that both are numbers. */
  public Calibration {
    checkArgument(
        Double.isFinite(slope) && Double.isFinite(intercept),
        "slope %s and intercept %s must be finite",
        slope,
        intercept);
  }

  /**
   * The most likely calibration of these pairs, both kinds weighted alike; by Newton's method.
   *
   * <p>A prior that is worth one pair of each kind, at the other kind's answer, keeps the slope
   * finite where a threshold separates the kinds without fault.
   */
  public static Calibration fit(PairDistances pairs) {
    WeightedDistances same = pairs.same();
    WeightedDistances different = pairs.different();
    double mean = (same.mean() + different.mean()) / 2;
    double slope = 0;
    double middle = 0;
    for (int i = 0; i < 100; i++) {
      double[] sums = new double[5];
      add(sums, same, 1 - 1 / (same.size() + 2.0), mean, slope, middle);
      add(sums, different, 1 / (different.size() + 2.0), mean, slope, middle);
      double determinant = sums[2] * sums[4] - sums[3] * sums[3];
      double stepSlope = (sums[0] * sums[4] - sums[1] * sums[3]) / determinant;
      double stepMiddle = (sums[1] * sums[2] - sums[0] * sums[3]) / determinant;
      double most = Math.max(Math.abs(stepSlope), Math.abs(stepMiddle));
      double part = Math.min(1, 5 / Math.max(most, 1e-300));
      slope += part * stepSlope;
      middle += part * stepMiddle;
      if (most < 1e-9) {
        break;
      }
    }
    return new Calibration(slope, middle - slope * mean);
  }

  /**
   * Gradient (2) and curvature (3) of the likelihood's logarithm, the pairs' weights adding to 1.
   */
  private static void add(
      double[] sums,
      WeightedDistances distances,
      double target,
      double mean,
      double slope,
      double middle) {
    for (int i = 0; i < distances.size(); i++) {
      double x = distances.at(i) - mean;
      double share = distances.weight(i) / distances.total();
      double p = 1 / (1 + Math.exp(-(slope * x + middle)));
      double error = (target - p) * share;
      double weight = Math.max(p * (1 - p), 1e-12) * share;
      sums[0] += error * x;
      sums[1] += error;
      sums[2] += weight * x * x;
      sums[3] += weight * x;
      sums[4] += weight;
    }
  }

  /** The probability that two faces at this distance are one person. */
  public double probability(double distance) {
    return 1 / (1 + Math.exp(-(slope * distance + intercept)));
  }
}
