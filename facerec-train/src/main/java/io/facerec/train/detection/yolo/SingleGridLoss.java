package io.facerec.train.detection.yolo;

import io.facerec.train.detection.Overlap;
import io.facerec.train.layer.Net;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/**
 * The sum of squared errors of the classic form (Redmon et al., 2016, equation 3). Of the two boxes
 * of a cell that is to find a face, the one that overlaps it more is responsible: its place counts
 * 5 times, and its confidence is to be that overlap. All other confidences are to be 0, and count
 * half.
 */
final class SingleGridLoss {
  private static final float OF_PLACE = 5;
  private static final float WITHOUT_FACE = 0.5f;

  private SingleGridLoss() {}

  /**
   * The loss, float scalar: a mean over the batch's pictures. Its parts are noted as scalars of the
   * net.
   *
   * @param labels as {@link io.facerec.train.data.DetectionStreamer} gives them
   */
  static Operand<TFloat32> of(Net net, SingleGrid grid, Map<String, Operand<?>> labels) {
    return of(net, grid, CellOwners.of(net.tf(), grid, labels));
  }

  /** The loss where these cells are to find these faces. */
  static Operand<TFloat32> of(Net net, SingleGrid grid, CellOwners owners) {
    Ops tf = net.tf();
    Operand<TFloat32> overlap =
        tf.stopGradient(
            Overlap.of(tf, grid.boxes(tf), tf.expandDims(owners.boxes(), tf.constant(2)))
                .intersectionOverUnion());
    Operand<TFloat32> responsible =
        tf.math.mul(better(tf, overlap), tf.expandDims(owners.owned(), tf.constant(2)));
    Operand<TFloat32> place =
        mean(
            tf,
            grid,
            tf.math.mul(
                tf.expandDims(responsible, tf.constant(3)),
                tf.math.squaredDifference(
                    grid.places(tf),
                    tf.expandDims(grid.said(tf, owners.boxes()), tf.constant(2)))));
    Operand<TFloat32> found =
        mean(
            tf,
            grid,
            tf.math.mul(responsible, tf.math.squaredDifference(grid.confidences(tf), overlap)));
    Operand<TFloat32> idle =
        tf.math.mul(
            tf.math.sub(tf.constant(1f), responsible),
            tf.expandDims(tf.math.add(owners.owned(), owners.background()), tf.constant(2)));
    Operand<TFloat32> none =
        mean(tf, grid, tf.math.mul(idle, tf.math.square(grid.confidences(tf))));
    net.scalar("place_loss", place);
    net.scalar("face_loss", found);
    net.scalar("background_loss", none);
    return tf.math.add(
        tf.math.mul(place, tf.constant(OF_PLACE)),
        tf.math.add(found, tf.math.mul(none, tf.constant(WITHOUT_FACE))));
  }

  /** 1 for the box of each cell that overlaps more, the first of equals: [batch, cells, 2]. */
  private static Operand<TFloat32> better(Ops tf, Operand<TFloat32> overlap) {
    Operand<TFloat32> second =
        tf.dtypes.cast(
            tf.math.greater(
                tf.stridedSlice(overlap, Indices.ellipsis(), Indices.at(1)),
                tf.stridedSlice(overlap, Indices.ellipsis(), Indices.at(0))),
            TFloat32.class);
    return tf.stack(List.of(tf.math.sub(tf.constant(1f), second), second), Stack.axis(2L));
  }

  private static Operand<TFloat32> mean(Ops tf, SingleGrid grid, Operand<TFloat32> squares) {
    Operand<TFloat32> pictures =
        tf.dtypes.cast(tf.stridedSlice(tf.shape(grid.outputs()), Indices.at(0)), TFloat32.class);
    return tf.math.div(
        tf.reduceSum(squares, tf.range(tf.constant(0), tf.rank(squares), tf.constant(1))),
        pictures);
  }
}
