package io.facerec.train.optimize;

import io.facerec.train.layer.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * Moves the trained variables of a net against the gradient of a loss. Begin with one of {@link
 * GradientDescent}, {@link Momentum}, {@link Nesterov}, {@link Adagrad}, {@link RmsProp}, {@link
 * Adam} and {@link AdamW}, whose builders have the same options, or with a rule of your own.
 *
 * <p>Equal runs end with weights that are equal bit by bit: no variable moves before every gradient
 * was computed.
 */
public interface Optimizer {
  /** The name under which the moving average of a weight is kept beside it. */
  String AVERAGE = "average";

  /** Begins an optimiser that moves weights by a rule. */
  static OptimizerBuilder builder(UpdateRule rule, Schedule rate) {
    return new OptimizerBuilder(rule, rate);
  }

  /**
   * The gradients of the loss and of the net's penalties, for each trained variable of the net.
   *
   * @param net the scope whose registry holds variables and penalties
   * @param loss float scalar
   * @throws IllegalArgumentException if there is no trained variable, or one that the loss does not
   *     depend on; the message names it
   */
  List<GradientAndVariable> computeGradients(Net net, Operand<TFloat32> loss);

  /**
   * Moves each variable, after all gradients are there, and runs the net's updates (moving
   * averages). Counting the step is the Estimator's.
   *
   * @param gradients of {@link #computeGradients}, as they are or changed
   * @return an op that takes the step
   */
  Op applyGradients(Net net, List<GradientAndVariable> gradients);

  /** {@link #computeGradients}, then {@link #applyGradients}. */
  default Op minimize(Net net, Operand<TFloat32> loss) {
    return applyGradients(net, computeGradients(net, loss));
  }
}
