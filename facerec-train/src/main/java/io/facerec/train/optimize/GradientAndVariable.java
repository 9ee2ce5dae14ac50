package io.facerec.train.optimize;

import io.facerec.train.layer.Net.Weight;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A variable, and how the loss changes with it.
 *
 * @param gradient of the variable's shape
 * @param variable that is trained
 */
public record GradientAndVariable(Operand<TFloat32> gradient, Weight variable) {
  /** The same variable with another gradient. */
  public GradientAndVariable with(Operand<TFloat32> other) {
    return new GradientAndVariable(other, variable);
  }
}
