package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.layer.Net.Weight;
import org.tensorflow.op.Ops;

/**
 * RMSProp (Tieleman and Hinton, 2012): s = decay x s + (1 - decay) x gradient^2; v = momentum x v +
 * rate x gradient / sqrt(s + epsilon); w -= v. The average s begins at 0.
 *
 * @param decay what stays of the average of squares, in [0, 1)
 * @param momentum what stays of the speed, in [0, 1)
 * @param epsilon keeps the divisor from 0, positive
 */
public record RmsProp(double decay, double momentum, double epsilon) implements UpdateRule {
  /** Checks the ranges. */
  public RmsProp {
    checkArgument(decay >= 0 && decay < 1, "the decay is %s, must be in [0, 1)", decay);
    checkArgument(momentum >= 0 && momentum < 1, "the momentum is %s, must be in [0, 1)", momentum);
    checkArgument(epsilon > 0, "epsilon is %s, must be positive", epsilon);
  }

  /** Begins an optimiser with a decay of 0.9, no momentum and an epsilon of 1e-7. */
  public static OptimizerBuilder builder(Schedule rate) {
    return Optimizer.builder(new RmsProp(0.9, 0, 1e-7), rate);
  }

  @Override
  public Move begin(Step step) {
    Ops tf = step.tf();
    return (weight, variable, gradient) -> {
      Weight squares = step.slot(weight, "rms", 0);
      Weight speed = step.slot(weight, "momentum", 0);
      return tf.train.applyRmsProp(
          variable,
          squares.variable(),
          speed.variable(),
          step.rate(),
          tf.constant((float) decay),
          tf.constant((float) momentum),
          tf.constant((float) epsilon),
          gradient);
    };
  }
}
