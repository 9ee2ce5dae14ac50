package io.facerec.train.siamese;

import io.facerec.train.data.FaceStreamer;
import io.facerec.train.layer.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What a batch of embeddings costs: small where they tell people apart as they should. */
@FunctionalInterface
public interface EmbeddingLoss {
  /**
   * Adds the loss to the graph; figures that tell more than it are noted in the net.
   *
   * @param net the root scope; what the loss itself learns is made in a scope of its own
   * @param embeddings float [n, width], unit length
   * @param labels by name: {@link FaceStreamer#IDENTITY}, int64 [n], equal for photos of one person
   *     and -1 where nobody knows who it is; or {@link FaceStreamer#TEACHER}
   * @return float scalar
   * @throws IllegalArgumentException if the shapes do not fit each other
   */
  Operand<TFloat32> of(Net net, Operand<TFloat32> embeddings, Map<String, Operand<?>> labels);
}
