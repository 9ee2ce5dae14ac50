package io.facerec.train.detection;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.image.NonMaxSuppression;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** From the outputs of all cells to the faces of a photo. */
final class FoundFaces {
  private static final int MOST = 1000;

  // faces side by side in a crowd overlap less, two finds of one face more
  private static final float SAME_FACE = 0.45f;

  private static final float SMALLEST_SIDE = 1;

  private FoundFaces() {}

  /**
   * Decodes, clips boxes to the photo, and keeps the surest of each face (non-maximum suppression).
   *
   * @param cells float [1, cells, 15]
   * @param minScore float scalar
   * @return boxes, scores and landmarks in pixels of the photo as fed
   */
  static Map<String, Operand<?>> of(
      Ops tf,
      CellGrid grid,
      Operand<TFloat32> cells,
      ShrunkPhoto photo,
      Operand<TFloat32> minScore) {
    Operand<TFloat32> outputs = tf.squeeze(cells, Squeeze.axis(List.of(0L)));
    Operand<TFloat32> said = grid.boxes(tf, columns(tf, outputs, 1, 5));
    Operand<TFloat32> box = tf.math.mul(said, repeated(tf, photo.scale(), 2));
    Operand<TFloat32> corner = clipped(tf, columns(tf, box, 0, 2), photo.extent());
    Operand<TFloat32> opposite = clipped(tf, columns(tf, box, 2, 4), photo.extent());
    Operand<TFloat32> sides = tf.math.sub(opposite, corner);
    Operand<TFloat32> inside =
        tf.dtypes.cast(
            tf.math.greater(tf.min(sides, tf.constant(1)), tf.constant(SMALLEST_SIDE)),
            TFloat32.class);
    Operand<TFloat32> score =
        tf.math.mul(
            inside, tf.math.sigmoid(tf.stridedSlice(outputs, Indices.all(), Indices.at(0))));
    NonMaxSuppression<TFloat32> surest =
        tf.image.nonMaxSuppression(
            tf.concat(List.of(corner, opposite), tf.constant(1)),
            score,
            tf.constant(MOST),
            tf.constant(SAME_FACE),
            minScore,
            tf.constant(0f));
    Operand<TFloat32> landmarks =
        tf.math.mul(
            CellGrid.landmarks(tf, columns(tf, outputs, 5, 15), said),
            repeated(tf, photo.scale(), 5));
    Operand<TInt32> kept = surest.selectedIndices();
    Operand<TInt32> rows = tf.constant(0);
    return ImmutableMap.of(
        "boxes",
        tf.gather(tf.concat(List.of(corner, sides), tf.constant(1)), kept, rows),
        "scores",
        surest.selectedScores(),
        "landmarks",
        tf.gather(landmarks, kept, rows));
  }

  private static Operand<TFloat32> clipped(
      Ops tf, Operand<TFloat32> points, Operand<TFloat32> extent) {
    return tf.math.minimum(tf.math.maximum(points, tf.constant(0f)), extent);
  }

  private static Operand<TFloat32> repeated(Ops tf, Operand<TFloat32> pair, int times) {
    return tf.tile(pair, tf.constant(new int[] {times}));
  }

  private static Operand<TFloat32> columns(Ops tf, Operand<TFloat32> rows, int from, int to) {
    return tf.stridedSlice(rows, Indices.all(), Indices.slice(from, to));
  }
}
