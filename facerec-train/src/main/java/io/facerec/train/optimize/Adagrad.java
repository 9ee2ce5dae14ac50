package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.layer.Net.Weight;

/**
 * Adagrad (Duchi et al., 2011): s += gradient^2; w -= rate x gradient / (sqrt(s) + epsilon). Each
 * value has a rate of its own, which only falls.
 *
 * @param first where s begins, at least 0
 * @param epsilon keeps the divisor from 0, positive
 */
public record Adagrad(double first, double epsilon) implements UpdateRule {
  /** Checks the ranges. */
  public Adagrad {
    checkArgument(first >= 0, "the sum begins at %s, must be at least 0", first);
    checkArgument(epsilon > 0, "epsilon is %s, must be positive", epsilon);
  }

  /** Begins an optimiser whose sum of squares begins at 0.1, with an epsilon of 1e-7. */
  public static OptimizerBuilder builder(Schedule rate) {
    return Optimizer.builder(new Adagrad(0.1, 1e-7), rate);
  }

  @Override
  public Move begin(Step step) {
    return (weight, variable, gradient) -> {
      Weight squares = step.slot(weight, "adagrad", first);
      return step.tf()
          .train
          .applyAdagradV2(
              variable,
              squares.variable(),
              step.rate(),
              step.tf().constant((float) epsilon),
              gradient);
    };
  }
}
