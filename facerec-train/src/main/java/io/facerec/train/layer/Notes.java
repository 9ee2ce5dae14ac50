package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * What a graph notes of itself, by name and in the order of its making: what is logged and drawn in
 * TensorBoard, and what is looked through where a training fails.
 */
public final class Notes {
  private final Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();
  private final Map<String, Operand<TFloat32>> histograms = new LinkedHashMap<>();
  private final Map<String, Operand<? extends TNumber>> images = new LinkedHashMap<>();
  private final Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
  private final Set<String> late = new HashSet<>();

  Notes() {}

  /** Float scalars. */
  public Map<String, Operand<TFloat32>> scalars() {
    return Collections.unmodifiableMap(scalars);
  }

  /** Tensors of any shape whose distribution is drawn. */
  public Map<String, Operand<TFloat32>> histograms() {
    return Collections.unmodifiableMap(histograms);
  }

  /** Pictures: uint8, or float of any range, [batch, height, width, 1, 3 or 4]. */
  public Map<String, Operand<? extends TNumber>> images() {
    return Collections.unmodifiableMap(images);
  }

  /** The gradient of the loss by each weight that an optimiser moves, by the weight's name. */
  public Map<String, Operand<TFloat32>> gradients() {
    return Collections.unmodifiableMap(gradients);
  }

  /** Whether a scalar was noted after the gradients: by the optimiser, not by the model. */
  public boolean isAfterGradients(String scalar) {
    return late.contains(scalar);
  }

  void scalar(String name, Operand<TFloat32> value) {
    scalars.put(name, value);
    if (!gradients.isEmpty()) {
      late.add(name);
    }
  }

  void histogram(String name, Operand<TFloat32> values) {
    histograms.put(name, values);
  }

  void image(String name, Operand<? extends TNumber> pictures) {
    checkArgument(
        pictures.shape().isUnknown() || pictures.shape().numDimensions() == 4,
        "the pictures noted as %s have shape %s, must be [batch, height, width, channels]",
        name,
        pictures.shape());
    images.put(name, pictures);
  }

  void gradient(String weight, Operand<TFloat32> gradient) {
    gradients.put(weight, gradient);
  }
}
