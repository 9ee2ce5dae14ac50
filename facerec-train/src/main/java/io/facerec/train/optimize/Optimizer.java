package io.facerec.train.optimize;

import io.facerec.train.layer.Net;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** Moves the trained variables of a net against the gradient of a loss. */
public interface Optimizer {
  /**
   * One step: gradients, the net's updates (moving averages), then the variables; all variables
   * change only after every gradient was read. Counting the step is the Estimator's.
   *
   * @param net the scope whose registry holds the variables
   * @param loss float scalar
   * @return an op that takes the step
   */
  Op minimize(Net net, Operand<TFloat32> loss);
}
