package io.facerec.train.detection.region;

import io.facerec.train.detection.FaceRows;
import io.facerec.train.detection.Overlap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Which anchors are to say that there is a face (Ren et al., Faster R-CNN, 2015): those that
 * overlap one by 0.5 or more (intersection over union; 0.7 in the paper, whose objects are larger
 * beside the strides), and of each face those that overlap it most, however little. Background are
 * those that overlap every face by less than 0.3, but for those of which 0.3 or more lies in a
 * region to ignore. What is between is neither.
 *
 * @param face float [batch, anchors]: 1 for a face
 * @param background float [batch, anchors]: 1 for background
 * @param nearest int32 [batch, anchors]: the row of {@code boxes} that the anchor overlaps most, 0
 *     for none
 * @param boxes float [1 + faces, 4]: a row of zeros and the boxes of all faces of the batch
 */
record AnchorMatching(
    Operand<TFloat32> face,
    Operand<TFloat32> background,
    Operand<TInt32> nearest,
    Operand<TFloat32> boxes) {
  private static final float LEAST_OF_FACE = 0.5f;
  private static final float MOST_OF_BACKGROUND = 0.3f;

  /**
   * Matches.
   *
   * @param anchors float [anchors, 4]: left, top, right, bottom
   * @param labels as {@link io.facerec.train.data.DetectionStreamer} gives them
   */
  static AnchorMatching of(Ops tf, Operand<TFloat32> anchors, Map<String, Operand<?>> labels) {
    return of(
        tf,
        anchors,
        FaceRows.of(tf, labels, "face"),
        FaceRows.of(tf, labels, "ignored"),
        tf.stridedSlice(tf.shape(FaceRows.floats(labels, "boxes")), Indices.at(0)));
  }

  /**
   * Matches.
   *
   * @param faces of the batch
   * @param ignored regions that are neither face nor background
   * @param pictures int32 scalar: pictures of the batch
   */
  static AnchorMatching of(
      Ops tf,
      Operand<TFloat32> anchors,
      FaceRows faces,
      FaceRows ignored,
      Operand<TInt32> pictures) {
    Operand<TFloat32> overlap = pairs(tf, anchors, faces).intersectionOverUnion();
    Operand<TFloat32> most = highest(tf, overlap, faces, pictures);
    Operand<TFloat32> ofFace = tf.reduceMax(overlap, tf.constant(1), ReduceMax.keepDims(true));
    Operand<TFloat32> bestOfOne =
        highest(tf, number(tf, tf.math.greaterEqual(overlap, ofFace)), faces, pictures);
    Operand<TFloat32> face =
        tf.math.maximum(
            bestOfOne, number(tf, tf.math.greaterEqual(most, tf.constant(LEAST_OF_FACE))));
    Operand<TFloat32> far =
        tf.math.mul(
            number(tf, tf.math.less(most, tf.constant(MOST_OF_BACKGROUND))),
            free(tf, anchors, ignored, pictures));
    return new AnchorMatching(
        face,
        tf.math.mul(far, tf.math.sub(tf.constant(1f), face)),
        nearest(tf, overlap, most, faces, pictures),
        tf.concat(List.of(tf.constant(new float[1][4]), faces.boxes()), tf.constant(0)));
  }

  /** Each box with each anchor: [boxes, anchors]. */
  private static Overlap pairs(Ops tf, Operand<TFloat32> anchors, FaceRows rows) {
    return Overlap.of(tf, tf.expandDims(rows.boxes(), tf.constant(1)), anchors);
  }

  /** Of values [boxes, anchors], none negative, the highest in each picture: [batch, anchors]. */
  private static Operand<TFloat32> highest(
      Ops tf, Operand<TFloat32> values, FaceRows rows, Operand<TInt32> pictures) {
    // where a picture has no boxes the op gives the lowest float there is
    return tf.nn.relu(tf.math.unsortedSegmentMax(values, rows.picture(), pictures));
  }

  private static Operand<TFloat32> free(
      Ops tf, Operand<TFloat32> anchors, FaceRows ignored, Operand<TInt32> pictures) {
    Operand<TFloat32> sides =
        tf.math.sub(
            tf.stridedSlice(anchors, Indices.all(), Indices.slice(2, 4)),
            tf.stridedSlice(anchors, Indices.all(), Indices.slice(0, 2)));
    Operand<TFloat32> share =
        tf.math.div(pairs(tf, anchors, ignored).intersection(), tf.prod(sides, tf.constant(1)));
    return number(
        tf, tf.math.less(highest(tf, share, ignored, pictures), tf.constant(MOST_OF_BACKGROUND)));
  }

  /** Of faces that an anchor overlaps equally, the last. */
  private static Operand<TInt32> nearest(
      Ops tf,
      Operand<TFloat32> overlap,
      Operand<TFloat32> most,
      FaceRows faces,
      Operand<TInt32> pictures) {
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> count = tf.stridedSlice(tf.shape(overlap), Indices.at(0));
    Operand<TFloat32> rows =
        tf.dtypes.cast(
            tf.range(tf.constant(1), tf.math.add(count, tf.constant(1)), tf.constant(1)),
            TFloat32.class);
    Operand<TBool> own = tf.math.greaterEqual(overlap, tf.gather(most, faces.picture(), zero));
    Operand<TBool> touching = tf.math.greater(overlap, tf.constant(0f));
    Operand<TFloat32> numbered =
        tf.math.mul(
            number(tf, tf.math.logicalAnd(own, touching)), tf.expandDims(rows, tf.constant(1)));
    return tf.dtypes.cast(highest(tf, numbered, faces, pictures), TInt32.class);
  }

  private static Operand<TFloat32> number(Ops tf, Operand<? extends TType> tensor) {
    return tf.dtypes.cast(tensor, TFloat32.class);
  }
}
