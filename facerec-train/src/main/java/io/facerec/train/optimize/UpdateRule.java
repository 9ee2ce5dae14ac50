package io.facerec.train.optimize;

import io.facerec.train.layer.Net;
import io.facerec.train.layer.Net.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How a variable moves along its gradient. What it remembers from step to step is in slots of the
 * net, so that checkpoints keep it.
 */
@FunctionalInterface
public interface UpdateRule {
  /** Adds what all variables share in a step, and says how one of them moves. */
  Move begin(Step step);

  /**
   * A step under way.
   *
   * @param net for slots
   * @param tf makes ops that wait for all gradients
   * @param rate the learning rate, float scalar
   * @param count how many times variables were moved, this one included, float scalar
   */
  record Step(Net net, Ops tf, Operand<TFloat32> rate, Operand<TFloat32> count) {
    /** A slot beside a variable that begins with one value everywhere. */
    Weight slot(Weight variable, String name, double value) {
      return net.slot(variable, name, net.filled(variable.variable().shape(), (float) value));
    }
  }

  /** Moves one variable. */
  @FunctionalInterface
  interface Move {
    /**
     * Adds the op that moves it.
     *
     * @param weight the variable, for its slots
     * @param variable what is moved: the variable, or the op that changed it before
     * @param gradient of its shape
     * @return the variable, moved
     */
    Operand<TFloat32> move(Weight weight, Operand<TFloat32> variable, Operand<TFloat32> gradient);
  }
}
