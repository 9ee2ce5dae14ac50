package io.facerec.train.detection;

import com.google.common.collect.ImmutableMap;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.layer.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.NonMaxSuppression;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The faces of a photo, out of all that a net says of it.
 *
 * @param boxes float [n, 4]: x y width height in pixels of the photo as fed
 * @param scores float [n] in [0, 1], surest first
 * @param indices int32 [n]: which of all that was said each is
 */
public record FoundFaces(
    Operand<TFloat32> boxes, Operand<TFloat32> scores, Operand<TInt32> indices) {
  private static final int MOST = 1000;

  // faces side by side in a crowd overlap less, two finds of one face more
  private static final float SAME_FACE = 0.45f;

  private static final float SMALLEST_SIDE = 1;

  // how far a second look moves a box to where it sees it: the mean IoU is highest there for small
  // faces and little less than highest for large ones, while either look alone is 0.01 to 0.05
  // below
  private static final float SECOND_SHARE = 2f / 3;

  /**
   * Clips boxes to the photo, and keeps the surest of each face (non-maximum suppression).
   *
   * @param said float [n, 4]: left, top, right, bottom in pixels of the image that the net read
   * @param scores float [n] in [0, 1]
   * @param minScore float scalar
   */
  public static FoundFaces of(
      Ops tf,
      Operand<TFloat32> said,
      Operand<TFloat32> scores,
      ShrunkPhoto photo,
      Operand<TFloat32> minScore) {
    Operand<TFloat32> box = photo.fed(tf, said);
    Operand<TFloat32> corner = clipped(tf, columns(tf, box, 0, 2), photo.extent());
    Operand<TFloat32> opposite = clipped(tf, columns(tf, box, 2, 4), photo.extent());
    Operand<TFloat32> sides = tf.math.sub(opposite, corner);
    Operand<TFloat32> inside =
        tf.dtypes.cast(
            tf.math.greater(tf.min(sides, tf.constant(1)), tf.constant(SMALLEST_SIDE)),
            TFloat32.class);
    NonMaxSuppression<TFloat32> surest =
        tf.image.nonMaxSuppression(
            tf.concat(List.of(corner, opposite), tf.constant(1)),
            tf.math.mul(inside, scores),
            tf.constant(MOST),
            tf.constant(SAME_FACE),
            minScore,
            tf.constant(0f));
    return new FoundFaces(
        tf.gather(
            tf.concat(List.of(corner, sides), tf.constant(1)),
            surest.selectedIndices(),
            tf.constant(0)),
        surest.selectedScores(),
        surest.selectedIndices());
  }

  /** The boxes in pixels of the image that the net read: left, top, right, bottom. */
  public Operand<TFloat32> seen(Ops tf, ShrunkPhoto photo) {
    Operand<TFloat32> corner = columns(tf, boxes, 0, 2);
    Operand<TFloat32> opposite = tf.math.add(corner, columns(tf, boxes, 2, 4));
    return photo.shrunk(tf, tf.concat(List.of(corner, opposite), tf.constant(1)));
  }

  /**
   * What a detector's graph gives: {@code boxes}, {@code scores} and {@code landmarks}, after a
   * second look at each face.
   */
  public EstimatorSpec predict(Net net, ShrunkPhoto photo) {
    Ops tf = net.tf();
    SecondLook second = SecondLook.at(net, photo.content(), seen(tf, photo));
    FoundFaces faces = placed(tf, second, photo);
    return EstimatorSpec.predict(
        ImmutableMap.of(
            "boxes",
            faces.boxes(),
            "scores",
            faces.scores(),
            "landmarks",
            tf.gather(photo.fed(tf, second.landmarks()), faces.indices(), tf.constant(0))));
  }

  /**
   * The faces where both looks together see them. Two finds of one face may come to lie on each
   * other by it: then the surer one is kept.
   */
  FoundFaces placed(Ops tf, SecondLook second, ShrunkPhoto photo) {
    Operand<TFloat32> first = seen(tf, photo);
    Operand<TFloat32> both =
        tf.math.add(
            first, tf.math.mul(tf.math.sub(second.box(), first), tf.constant(SECOND_SHARE)));
    return of(tf, both, scores, photo, tf.constant(0f));
  }

  private static Operand<TFloat32> clipped(
      Ops tf, Operand<TFloat32> points, Operand<TFloat32> extent) {
    return tf.math.minimum(tf.math.maximum(points, tf.constant(0f)), extent);
  }

  private static Operand<TFloat32> columns(Ops tf, Operand<TFloat32> rows, int from, int to) {
    return tf.stridedSlice(rows, Indices.all(), Indices.slice(from, to));
  }
}
