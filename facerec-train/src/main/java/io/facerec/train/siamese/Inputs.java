package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Looks up what an input function yields. */
final class Inputs {
  private Inputs() {}

  /**
   * The tensor of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Operand<?> tensor(Map<String, Operand<?>> tensors, String name) {
    Operand<?> tensor = tensors.get(name);
    checkArgument(tensor != null, "the input has no %s, only %s", name, tensors.keySet());
    return tensor;
  }

  /** The float tensor of this name. */
  static Operand<TFloat32> floats(Map<String, Operand<?>> tensors, String name) {
    return tensor(tensors, name).asOutput().expect(TFloat32.class);
  }
}
