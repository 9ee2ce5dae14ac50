package io.facerec.train.detection.yolo;

import io.facerec.train.detection.FaceRows;
import io.facerec.train.detection.Overlap;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Which cells are to find which face (task-aligned assignment, Feng et al., TOOD, 2021): the nine
 * cells in a face's reach whose score^0.5 x IoU^6 is the highest; a cell wanted by two faces goes
 * to the one it overlaps more. No gradient flows through it.
 *
 * @param faces int64 [pairs]: the face's number
 * @param cells int64 [pairs, 2]: picture in the batch, cell
 * @param quality float [pairs]: the score that the cell should give, its face's best cell the IoU
 *     it reaches, the others less in proportion; where the true box is not exact, the best cell
 *     {@value #LEAST_OF_LOOSE} or more
 */
record Assignment(Operand<TInt64> faces, Operand<TInt64> cells, Operand<TFloat32> quality) {
  private static final int CELLS_PER_FACE = 9;

  // what a right box reaches of one that was drawn loosely says little
  private static final float LEAST_OF_LOOSE = 0.8f;

  // without it a face of less than a stride could have no cell centre inside
  private static final float LEAST_REACH = 8;

  /**
   * Assigns.
   *
   * @param scores float [batch, cells] in [0, 1]
   * @param boxes float [batch, cells, 4] as predicted
   * @param truth the faces of the batch
   */
  static Assignment of(
      Ops tf, CellGrid grid, Operand<TFloat32> scores, Operand<TFloat32> boxes, FaceRows truth) {
    Operand<TInt32> zero = tf.constant(0);
    Operand<TFloat32> overlap =
        Overlap.of(
                tf,
                tf.gather(tf.stopGradient(boxes), truth.picture(), zero),
                tf.expandDims(truth.boxes(), tf.constant(1)))
            .intersectionOverUnion();
    Operand<TFloat32> score = tf.gather(tf.stopGradient(scores), truth.picture(), zero);
    Operand<TFloat32> inReach = within(tf, grid, truth.boxes());
    Operand<TFloat32> metric =
        tf.math.mul(
            inReach,
            tf.math.add(
                tf.math.mul(tf.math.sqrt(score), tf.math.pow(overlap, tf.constant(6f))),
                tf.constant(1e-20f)));
    TopK<TFloat32, TInt32> best = tf.nn.topK(metric, tf.constant(CELLS_PER_FACE), TInt32.class);
    Operand<TFloat32> least =
        tf.stridedSlice(
            best.values(), Indices.all(), Indices.slice(CELLS_PER_FACE - 1, CELLS_PER_FACE));
    Operand<TFloat32> wanted =
        tf.math.mul(inReach, number(tf, tf.math.greaterEqual(metric, least)));
    Operand<TFloat32> claimed = tf.math.mul(wanted, tf.math.add(overlap, tf.constant(1e-6f)));
    Operand<TFloat32> strongest =
        tf.math.unsortedSegmentMax(claimed, truth.picture(), pictures(tf, scores));
    Operand<TFloat32> given =
        tf.math.mul(
            wanted,
            number(tf, tf.math.greaterEqual(claimed, tf.gather(strongest, truth.picture(), zero))));
    Operand<TFloat32> aligned = tf.math.mul(metric, given);
    Operand<TFloat32> quality =
        tf.math.mul(
            tf.math.div(aligned, tf.math.maximum(highest(tf, aligned), tf.constant(1e-30f))),
            tf.math.maximum(
                highest(tf, tf.math.mul(overlap, given)),
                tf.expandDims(
                    tf.math.mul(
                        tf.math.sub(tf.constant(1f), truth.exact()), tf.constant(LEAST_OF_LOOSE)),
                    tf.constant(1))));
    Operand<TInt64> pairs = tf.where(tf.math.greater(given, tf.constant(0f)));
    Operand<TInt64> faces = tf.stridedSlice(pairs, Indices.all(), Indices.at(0));
    Operand<TInt64> cell = tf.stridedSlice(pairs, Indices.all(), Indices.at(1));
    return new Assignment(
        faces,
        tf.stack(List.of(tf.gather(truth.picture(), faces, zero), cell), Stack.axis(1L)),
        tf.stopGradient(tf.gatherNd(quality, pairs)));
  }

  /**
   * Which cells' centres lie in these boxes, or within 8 px of their centres along each axis: float
   * [boxes, cells], 1 or 0.
   */
  static Operand<TFloat32> within(Ops tf, CellGrid grid, Operand<TFloat32> boxes) {
    Operand<TFloat32> corner = tf.stridedSlice(boxes, Indices.all(), Indices.slice(0, 2));
    Operand<TFloat32> opposite = tf.stridedSlice(boxes, Indices.all(), Indices.slice(2, 4));
    Operand<TFloat32> half = tf.constant(0.5f);
    Operand<TFloat32> middle = tf.math.mul(tf.math.add(corner, opposite), half);
    Operand<TFloat32> reach =
        tf.math.maximum(tf.math.mul(tf.math.sub(opposite, corner), half), tf.constant(LEAST_REACH));
    Operand<TFloat32> away =
        tf.math.sub(
            tf.math.abs(tf.math.sub(grid.centres(), tf.expandDims(middle, tf.constant(1)))),
            tf.expandDims(reach, tf.constant(1)));
    return number(tf, tf.math.less(tf.reduceMax(away, tf.constant(2)), tf.constant(0f)));
  }

  private static Operand<TFloat32> highest(Ops tf, Operand<TFloat32> rows) {
    return tf.reduceMax(rows, tf.constant(1), ReduceMax.keepDims(true));
  }

  static Operand<TInt32> pictures(Ops tf, Operand<TFloat32> scores) {
    return tf.stridedSlice(tf.shape(scores), Indices.at(0));
  }

  private static Operand<TFloat32> number(Ops tf, Operand<TBool> condition) {
    return tf.dtypes.cast(condition, TFloat32.class);
  }
}
