package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Nesterov's momentum (1983), in the form of Sutskever et al. 2013: v = momentum x v + gradient; w
 * -= rate x (gradient + momentum x v): the gradient counts as if taken where the speed leads.
 *
 * @param momentum what stays of the speed, in [0, 1)
 */
public record Nesterov(double momentum) implements UpdateRule {
  /** Checks the momentum. */
  public Nesterov {
    checkArgument(momentum >= 0 && momentum < 1, "the momentum is %s, must be in [0, 1)", momentum);
  }

  /** Begins an optimiser with a momentum of 0.9. */
  public static OptimizerBuilder builder(Schedule rate) {
    return builder(rate, 0.9);
  }

  /** Begins an optimiser. */
  public static OptimizerBuilder builder(Schedule rate, double momentum) {
    return Optimizer.builder(new Nesterov(momentum), rate);
  }

  @Override
  public Move begin(Step step) {
    return Momentum.move(step, momentum, true);
  }
}
