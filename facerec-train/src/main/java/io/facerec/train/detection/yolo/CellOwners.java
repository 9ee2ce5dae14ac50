package io.facerec.train.detection.yolo;

import io.facerec.train.detection.FaceRows;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Which face each cell of the {@link SingleGrid} is to find (Redmon et al., 2016): the one whose
 * middle lies in it. A cell finds one face at most, so of several the largest is taken and the
 * others are lost: what this form pays in a crowd. A cell whose own middle lies in a region to
 * ignore, or that holds the middle of one, is no background.
 *
 * @param owned float [batch, cells]: 1 for a cell that is to find a face
 * @param boxes float [batch, cells, 4]: that face; 0 for a cell without
 * @param background float [batch, cells]: 1 for a cell in which there is nothing
 */
record CellOwners(Operand<TFloat32> owned, Operand<TFloat32> boxes, Operand<TFloat32> background) {

  /**
   * Gives the faces to cells.
   *
   * @param labels as {@link io.facerec.train.data.DetectionStreamer} gives them, the largest faces
   *     first
   */
  static CellOwners of(Ops tf, SingleGrid grid, Map<String, Operand<?>> labels) {
    Operand<TFloat32> boxes = FaceRows.floats(labels, "boxes");
    Operand<TFloat32> first = tf.stridedSlice(boxes, Indices.ellipsis(), Indices.slice(0, 2));
    Operand<TFloat32> last = tf.stridedSlice(boxes, Indices.ellipsis(), Indices.slice(2, 4));
    Operand<TFloat32> middles = tf.math.mul(tf.math.add(first, last), tf.constant(0.5f));
    Operand<TFloat32> ignored = tf.expandDims(FaceRows.floats(labels, "ignored"), tf.constant(2));
    Operand<TFloat32> holds = holds(tf, grid, middles);
    Operand<TFloat32> hidden =
        tf.max(
            tf.math.mul(ignored, tf.math.maximum(holds, covers(tf, grid, first, last))),
            tf.constant(1));
    // the earlier row the more, so that the largest face has the highest number
    Operand<TInt32> rows = tf.stridedSlice(tf.shape(boxes), Indices.at(1));
    Operand<TFloat32> rank =
        tf.dtypes.cast(tf.range(rows, tf.constant(0), tf.constant(-1)), TFloat32.class);
    Operand<TFloat32> claims =
        tf.math.mul(
            tf.math.mul(holds, tf.expandDims(FaceRows.floats(labels, "face"), tf.constant(2))),
            tf.expandDims(rank, tf.constant(1)));
    Operand<TFloat32> owned =
        number(tf, tf.math.greater(tf.max(claims, tf.constant(1)), tf.constant(0f)));
    Operand<TFloat32> own =
        tf.gather(
            boxes,
            tf.math.argMax(claims, tf.constant(1), TInt32.class),
            tf.constant(1),
            Gather.batchDims(1L));
    return new CellOwners(
        owned,
        tf.math.mul(own, tf.expandDims(owned, tf.constant(2))),
        tf.math.mul(tf.math.sub(tf.constant(1f), owned), tf.math.sub(tf.constant(1f), hidden)));
  }

  /** Whether each cell holds each point, float [batch, points, cells]: its lower edges count. */
  private static Operand<TFloat32> holds(Ops tf, SingleGrid grid, Operand<TFloat32> points) {
    Operand<TFloat32> inside = tf.math.sub(tf.expandDims(points, tf.constant(2)), grid.corners());
    return all(
        tf,
        tf.math.logicalAnd(
            tf.math.greaterEqual(inside, tf.constant(0f)),
            tf.math.less(inside, tf.constant((float) SingleGrid.CELL))));
  }

  /** Whether each box holds each cell's middle, float [batch, boxes, cells]. */
  private static Operand<TFloat32> covers(
      Ops tf, SingleGrid grid, Operand<TFloat32> first, Operand<TFloat32> last) {
    Operand<TFloat32> middles = tf.math.add(grid.corners(), tf.constant(SingleGrid.CELL / 2f));
    return all(
        tf,
        tf.math.logicalAnd(
            tf.math.greaterEqual(middles, tf.expandDims(first, tf.constant(2))),
            tf.math.less(middles, tf.expandDims(last, tf.constant(2)))));
  }

  private static Operand<TFloat32> all(Ops tf, Operand<TBool> alongBoth) {
    return tf.min(number(tf, alongBoth), tf.constant(3));
  }

  private static Operand<TFloat32> number(Ops tf, Operand<TBool> condition) {
    return tf.dtypes.cast(condition, TFloat32.class);
  }
}
