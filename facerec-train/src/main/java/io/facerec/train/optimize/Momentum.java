package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.layer.Net.Weight;
import org.tensorflow.op.train.ApplyMomentum;

/**
 * Gradient descent with momentum (Polyak, 1964): v = momentum x v + gradient; w -= rate x v.
 *
 * @param momentum what stays of the speed, in [0, 1)
 */
public record Momentum(double momentum) implements UpdateRule {
  /** Checks the momentum. */
  public Momentum {
    checkArgument(momentum >= 0 && momentum < 1, "the momentum is %s, must be in [0, 1)", momentum);
  }

  /** Begins an optimiser with a momentum of 0.9. */
  public static OptimizerBuilder builder(Schedule rate) {
    return builder(rate, 0.9);
  }

  /** Begins an optimiser. */
  public static OptimizerBuilder builder(Schedule rate, double momentum) {
    return Optimizer.builder(new Momentum(momentum), rate);
  }

  @Override
  public Move begin(Step step) {
    return move(step, momentum, false);
  }

  /** The move of both kinds of momentum, which keep one slot. */
  static Move move(Step step, double momentum, boolean nesterov) {
    return (weight, variable, gradient) -> {
      Weight speed = step.slot(weight, "momentum", 0);
      return step.tf()
          .train
          .applyMomentum(
              variable,
              speed.variable(),
              step.rate(),
              gradient,
              step.tf().constant((float) momentum),
              ApplyMomentum.useNesterov(nesterov));
    };
  }
}
