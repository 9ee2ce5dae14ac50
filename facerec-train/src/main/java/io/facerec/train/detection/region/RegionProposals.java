package io.facerec.train.detection.region;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.CombinedNonMaxSuppression;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The regions that the second stage is to look at (Ren et al., Faster R-CNN, 2015): of each picture
 * the {@value #BEFORE} anchors with the highest scores are decoded and clipped to the picture, and
 * of those that overlap by more than 0.7 the surest stays (non-maximum suppression). No gradient
 * flows through it: the two stages are trained together, each by its own loss.
 *
 * @param most regions of a picture, at least 1 and at most {@value #BEFORE}
 */
record RegionProposals(int most) {
  /** Anchors of a picture that are decoded. */
  static final int BEFORE = 1000;

  private static final float SAME_REGION = 0.7f;

  // thinner ones show nothing of a face
  private static final float LEAST_SIDE = 4;

  /** Checks the number. */
  RegionProposals {
    checkArgument(most >= 1 && most <= BEFORE, "%s proposals, must be from 1 to %s", most, BEFORE);
  }

  /**
   * The proposals, surest first, filled up with rows of zeros.
   *
   * @param pictures float [batch, h, w, any], what was looked at
   * @return float [batch, most, 4]: left, top, right, bottom in pixels of the picture
   */
  Operand<TFloat32> of(Ops tf, ProposalNet said, Operand<TFloat32> pictures) {
    Operand<TFloat32> scores = tf.math.sigmoid(tf.stopGradient(said.scores()));
    Operand<TInt32> anchors = tf.stridedSlice(tf.shape(scores), Indices.at(1));
    TopK<TFloat32, TInt32> best =
        tf.nn.topK(scores, tf.math.minimum(tf.constant(BEFORE), anchors), TInt32.class);
    Operand<TFloat32> boxes =
        clipped(
            tf,
            BoxCoding.decode(
                tf,
                RandomDraw.of(tf, tf.stopGradient(said.deltas()), best.indices()),
                tf.gather(said.anchors(), best.indices(), tf.constant(0))),
            pictures);
    // the op takes one class, whose boxes are those of all classes, and cuts at 0 to 1 if let
    return tf.image
        .combinedNonMaxSuppression(
            tf.expandDims(boxes, tf.constant(2)),
            tf.expandDims(tf.math.mul(best.values(), large(tf, boxes)), tf.constant(2)),
            tf.constant(most),
            tf.constant(most),
            tf.constant(SAME_REGION),
            tf.constant(0f),
            CombinedNonMaxSuppression.clipBoxes(false))
        .nmsedBoxes();
  }

  private static Operand<TFloat32> clipped(
      Ops tf, Operand<TFloat32> boxes, Operand<TFloat32> pictures) {
    Operand<TFloat32> sides =
        tf.dtypes.cast(
            tf.reverse(
                tf.slice(
                    tf.shape(pictures), tf.constant(new int[] {1}), tf.constant(new int[] {2})),
                tf.constant(new int[] {0})),
            TFloat32.class);
    return tf.math.maximum(
        tf.math.minimum(boxes, tf.concat(List.of(sides, sides), tf.constant(0))), tf.constant(0f));
  }

  private static Operand<TFloat32> large(Ops tf, Operand<TFloat32> boxes) {
    Operand<TFloat32> sides =
        tf.math.sub(
            tf.stridedSlice(boxes, Indices.ellipsis(), Indices.slice(2, 4)),
            tf.stridedSlice(boxes, Indices.ellipsis(), Indices.slice(0, 2)));
    return tf.dtypes.cast(
        tf.math.greaterEqual(tf.min(sides, tf.constant(2)), tf.constant(LEAST_SIDE)),
        TFloat32.class);
  }
}
