package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Each output a weighted sum of all inputs and a bias: float [batch, in] to [batch, units].
 *
 * @param name of the layer's scope
 * @param units how many outputs
 */
public record FullyConnected(String name, int units) implements Layer {
  /** Checks the number of units. */
  public FullyConnected {
    checkArgument(units >= 1, "%s units, must be at least 1", units);
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    long in = Shapes.values(scope.name(), x);
    Operand<TFloat32> kernel = scope.kernel("kernel", Shape.of(in, units), Math.sqrt(2.0 / in));
    Operand<TFloat32> bias = scope.trainable("bias", Shape.of(units), 0);
    return tf.math.add(tf.linalg.matMul(x, kernel), bias);
  }
}
