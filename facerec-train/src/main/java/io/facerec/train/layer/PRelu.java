package io.facerec.train.layer;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A ReLU whose slope below zero is learned, one for each channel (He et al., 2015): float [batch,
 * h, w, channels] or [batch, channels] to the same shape, max(x, 0) + alpha min(x, 0). Slopes begin
 * at 0.25; weight decay leaves them alone, as in the paper.
 *
 * @param name of the layer's scope
 */
public record PRelu(String name) implements Layer {
  private static final float FIRST = 0.25f;

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    Shape channels = Shape.of(Shapes.last(scope.name(), x));
    Operand<TFloat32> alpha = scope.trainable("alpha", channels, FIRST);
    return tf.math.sub(tf.nn.relu(x), tf.math.mul(alpha, tf.nn.relu(tf.math.neg(x))));
  }
}
