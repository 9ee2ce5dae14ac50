package io.facerec.train.detection;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The faces, or the regions to ignore, of a whole batch, one below the other, without padding.
 *
 * @param picture int64 [faces]: the picture in the batch
 * @param boxes float [faces, 4]: left, top, right, bottom
 * @param landmarks float [faces, 10]
 * @param known float [faces]: how far the landmarks are to be trusted, 0 to 1
 * @param exact float [faces]: 1 where the box holds the face and no more
 */
public record FaceRows(
    Operand<TInt64> picture,
    Operand<TFloat32> boxes,
    Operand<TFloat32> landmarks,
    Operand<TFloat32> known,
    Operand<TFloat32> exact) {
  /**
   * Takes the rows that a label marks.
   *
   * @param labels as {@link io.facerec.train.data.DetectionStreamer} gives them
   * @param mark {@code face} or {@code ignored}
   */
  public static FaceRows of(Ops tf, Map<String, Operand<?>> labels, String mark) {
    Operand<TInt64> at = tf.where(tf.math.greater(floats(labels, mark), tf.constant(0.5f)));
    return new FaceRows(
        tf.stridedSlice(at, Indices.all(), Indices.at(0)),
        tf.gatherNd(floats(labels, "boxes"), at),
        tf.gatherNd(floats(labels, "landmarks"), at),
        tf.gatherNd(floats(labels, "known"), at),
        tf.gatherNd(floats(labels, "exact"), at));
  }

  /** One of the labels; all of them are float. */
  @SuppressWarnings("unchecked")
  public static Operand<TFloat32> floats(Map<String, Operand<?>> labels, String name) {
    return (Operand<TFloat32>) requireNonNull(labels.get(name));
  }
}
