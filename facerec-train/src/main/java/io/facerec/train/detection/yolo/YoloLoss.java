package io.facerec.train.detection.yolo;

import io.facerec.train.detection.FaceRows;
import io.facerec.train.detection.Overlap;
import io.facerec.train.layer.Net;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * What the detector's outputs cost: cross-entropy of every cell's score with the {@link
 * Assignment}'s quality (none inside regions to ignore), 1 - generalised IoU of the assigned cells'
 * boxes (of faces whose true box is exact), and the distance of their landmarks relative to the
 * face's size, near zero rounded off (pseudo-Huber). Each is divided by the sum of the qualities,
 * so that a batch of many faces weighs as one of few.
 */
final class YoloLoss {
  private static final float BOX_WEIGHT = 2.5f;
  private static final float LANDMARK_WEIGHT = 25;

  // where distance turns from square to linear, in parts of the face's size
  private static final float ROUNDING = 0.02f;

  // cells of a face that is found badly still learn its place
  private static final float LEAST_PLACE_WEIGHT = 0.3f;

  private final Net net;
  private final Ops tf;
  private final CellGrid grid;
  private final Operand<TFloat32> cells;

  private YoloLoss(Net net, CellGrid grid, Operand<TFloat32> cells) {
    this.net = net;
    this.tf = net.tf();
    this.grid = grid;
    this.cells = cells;
  }

  /**
   * The loss, float scalar; its parts are noted as scalars of the net.
   *
   * @param maps of {@link YoloNet}
   * @param labels as {@link io.facerec.train.data.DetectionStreamer} gives them
   */
  static Operand<TFloat32> of(
      Net net, List<Operand<TFloat32>> maps, Map<String, Operand<?>> labels) {
    Ops tf = net.tf();
    return new YoloLoss(net, CellGrid.of(tf, maps), YoloNet.cells(tf, maps)).total(labels);
  }

  private Operand<TFloat32> total(Map<String, Operand<?>> labels) {
    FaceRows faces = FaceRows.of(tf, labels, "face");
    Operand<TFloat32> logits = tf.stridedSlice(cells, Indices.all(), Indices.all(), Indices.at(0));
    Operand<TFloat32> boxes =
        grid.boxes(tf, tf.stridedSlice(cells, Indices.all(), Indices.all(), Indices.slice(1, 5)));
    Assignment assigned = Assignment.of(tf, grid, tf.math.sigmoid(logits), boxes, faces);
    Operand<TFloat32> norm = tf.math.maximum(sum(assigned.quality()), tf.constant(1f));
    Operand<TFloat32> score =
        tf.math.div(scores(logits, assigned, FaceRows.of(tf, labels, "ignored")), norm);
    Operand<TFloat32> chosen = tf.gatherNd(cells, assigned.cells());
    Operand<TInt64> cell = tf.stridedSlice(assigned.cells(), Indices.all(), Indices.at(1));
    Operand<TInt32> zero = tf.constant(0);
    CellGrid owners = grid.at(tf, cell);
    Operand<TFloat32> weight = tf.math.maximum(assigned.quality(), tf.constant(LEAST_PLACE_WEIGHT));
    Operand<TFloat32> truth = tf.gather(faces.boxes(), assigned.faces(), zero);
    Operand<TFloat32> found = owners.boxes(tf, columns(chosen, 1, 5));
    Operand<TFloat32> box =
        tf.math.div(
            sum(
                tf.math.mul(
                    tf.math.mul(weight, tf.gather(faces.exact(), assigned.faces(), zero)),
                    tf.math.sub(tf.constant(1f), Overlap.of(tf, found, truth).generalised()))),
            norm);
    Operand<TFloat32> landmark =
        tf.math.div(
            sum(
                tf.math.mul(
                    tf.math.mul(weight, tf.gather(faces.known(), assigned.faces(), zero)),
                    distance(
                        CellGrid.landmarks(tf, columns(chosen, 5, 15), tf.stopGradient(found)),
                        tf.gather(faces.landmarks(), assigned.faces(), zero),
                        truth))),
            norm);
    net.scalar("score_loss", score);
    net.scalar("box_loss", box);
    net.scalar("landmark_loss", landmark);
    return tf.math.add(
        score,
        tf.math.add(
            tf.math.mul(box, tf.constant(BOX_WEIGHT)),
            tf.math.mul(landmark, tf.constant(LANDMARK_WEIGHT))));
  }

  private Operand<TFloat32> scores(
      Operand<TFloat32> logits, Assignment assigned, FaceRows ignored) {
    Operand<TFloat32> target =
        tf.scatterNd(assigned.cells(), assigned.quality(), tf.shape(logits, TInt64.class));
    Operand<TFloat32> hidden =
        tf.nn.relu(
            tf.math.unsortedSegmentMax(
                Assignment.within(tf, grid, ignored.boxes()),
                ignored.picture(),
                Assignment.pictures(tf, logits)));
    Operand<TFloat32> counted =
        tf.math.maximum(
            tf.math.sub(tf.constant(1f), hidden),
            tf.dtypes.cast(tf.math.greater(target, tf.constant(0f)), TFloat32.class));
    Operand<TFloat32> entropy =
        tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, tf.stopGradient(target)));
    return sum(tf.math.mul(entropy, tf.stopGradient(counted)));
  }

  private Operand<TFloat32> distance(
      Operand<TFloat32> found, Operand<TFloat32> marked, Operand<TFloat32> boxes) {
    Operand<TFloat32> sides = tf.math.sub(columns(boxes, 2, 4), columns(boxes, 0, 2));
    Operand<TFloat32> size =
        tf.math.sqrt(tf.math.maximum(tf.reduceProd(sides, tf.constant(1)), tf.constant(1f)));
    Operand<TFloat32> away =
        tf.math.div(tf.math.sub(found, marked), tf.expandDims(size, tf.constant(1)));
    Operand<TFloat32> rounded =
        tf.math.sub(
            tf.math.sqrt(tf.math.add(tf.math.square(away), tf.constant(ROUNDING * ROUNDING))),
            tf.constant(ROUNDING));
    return tf.math.mean(rounded, tf.constant(1));
  }

  private Operand<TFloat32> columns(Operand<TFloat32> rows, int from, int to) {
    return tf.stridedSlice(rows, Indices.all(), Indices.slice(from, to));
  }

  private Operand<TFloat32> sum(Operand<TFloat32> x) {
    return tf.reduceSum(x, tf.range(tf.constant(0), tf.rank(x), tf.constant(1)));
  }
}
