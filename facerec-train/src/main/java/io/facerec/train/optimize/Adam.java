package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.layer.Net.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam (Kingma and Ba, 2015): m and v are running averages of the gradient and its square; w -=
 * rate x sqrt(1 - beta2^t) / (1 - beta1^t) x m / (sqrt(v) + epsilon) at step t, from 1.
 *
 * @param beta1 what stays of the average of gradients, in [0, 1)
 * @param beta2 what stays of the average of squares, in [0, 1)
 * @param epsilon keeps the divisor from 0, positive
 */
public record Adam(double beta1, double beta2, double epsilon) implements UpdateRule {
  /** Checks the ranges. */
  public Adam {
    checkArgument(beta1 >= 0 && beta1 < 1, "beta1 is %s, must be in [0, 1)", beta1);
    checkArgument(beta2 >= 0 && beta2 < 1, "beta2 is %s, must be in [0, 1)", beta2);
    checkArgument(epsilon > 0, "epsilon is %s, must be positive", epsilon);
  }

  /** The paper's numbers: 0.9, 0.999, 1e-8. */
  static Adam ofPaper() {
    return new Adam(0.9, 0.999, 1e-8);
  }

  /** Begins an optimiser with the paper's numbers: 0.9, 0.999, 1e-8. */
  public static OptimizerBuilder builder(Schedule rate) {
    return Optimizer.builder(ofPaper(), rate);
  }

  @Override
  public Move begin(Step step) {
    Ops tf = step.tf();
    Operand<TFloat32> first = tf.constant((float) beta1);
    Operand<TFloat32> second = tf.constant((float) beta2);
    Operand<TFloat32> firstPower = tf.math.pow(first, step.count());
    Operand<TFloat32> secondPower = tf.math.pow(second, step.count());
    Operand<TFloat32> small = tf.constant((float) epsilon);
    return (weight, variable, gradient) -> {
      // names that checkpoints hold
      Weight m = step.slot(weight, "adam_m", 0);
      Weight v = step.slot(weight, "adam_v", 0);
      return tf.train.applyAdam(
          variable,
          m.variable(),
          v.variable(),
          firstPower,
          secondPower,
          step.rate(),
          first,
          second,
          small,
          gradient);
    };
  }
}
