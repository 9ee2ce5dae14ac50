package io.facerec.train.siamese;

import io.facerec.train.layer.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A loss and another one beside it.
 *
 * @param first counts as it is
 * @param second counts {@code weight} times
 * @param weight of the second
 * @param name of the second, by which its value is noted
 */
record LossSum(EmbeddingLoss first, EmbeddingLoss second, double weight, String name)
    implements EmbeddingLoss {
  @Override
  public Operand<TFloat32> of(
      Net net, Operand<TFloat32> embeddings, Map<String, Operand<?>> labels) {
    Ops tf = net.tf();
    Operand<TFloat32> other = second.of(net, embeddings, labels);
    net.scalar(name, other);
    return tf.math.add(
        first.of(net, embeddings, labels), tf.math.mul(other, tf.constant((float) weight)));
  }
}
