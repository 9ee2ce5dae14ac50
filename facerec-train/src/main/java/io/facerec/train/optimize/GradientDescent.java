package io.facerec.train.optimize;

/** Plain gradient descent (Cauchy, 1847): w -= rate x gradient. */
public record GradientDescent() implements UpdateRule {
  /** Begins an optimiser. */
  public static OptimizerBuilder builder(Schedule rate) {
    return Optimizer.builder(new GradientDescent(), rate);
  }

  @Override
  public Move begin(Step step) {
    return (weight, variable, gradient) ->
        step.tf().train.applyGradientDescent(variable, step.rate(), gradient);
  }
}
