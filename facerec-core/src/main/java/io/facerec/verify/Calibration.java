package io.facerec.verify;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.model.Model;

/**
 * From the distance of two embeddings to the probability that they are one person, where one pair
 * in two is: 1 / (1 + exp(-(slope * distance + intercept))) (Platt scaling).
 *
 * @param slope per unit of distance, negative: the farther, the less likely
 * @param intercept log odds at distance 0
 */
record Calibration(double slope, double intercept) {
  static final String SLOPE = "calibrationSlope";
  static final String INTERCEPT = "calibrationIntercept";

  Calibration {
    checkArgument(slope < 0, "%s is %s, must be below 0", SLOPE, slope);
    checkArgument(Double.isFinite(intercept), "%s is %s", INTERCEPT, intercept);
  }

  static Calibration of(Model model) {
    return new Calibration(model.parameter(SLOPE), model.parameter(INTERCEPT));
  }

  double probability(double distance) {
    return 1 / (1 + Math.exp(-(slope * distance + intercept)));
  }
}
