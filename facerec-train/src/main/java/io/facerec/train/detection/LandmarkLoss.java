package io.facerec.train.detection;

import io.facerec.train.layer.Net;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What the {@link LandmarkNet}'s errors cost: the mean distance of its points from the true ones in
 * sides of the square, near zero rounded off (pseudo-Huber). Some faces of the batch whose
 * landmarks are known are drawn at random, those marked by hand more often, and their squares
 * turned, shifted and scaled, since a detector's boxes are not exact and heads are not upright.
 */
public final class LandmarkLoss {
  private static final int MOST = 64;
  private static final float SMALLEST_FACE = 12;

  // cut out wider first, so that the square can be turned; twice as fine as the net reads
  private static final double MARGIN = 1.5;
  private static final int FINE = 2 * LandmarkNet.SIZE;
  private static final int WIDE = 3 * LandmarkNet.SIZE;

  private static final float ROUNDING = 0.01f;
  private static final long SEED = 0x1a4d;

  private final Ops tf;
  private final Net net;

  private LandmarkLoss(Net net) {
    this.net = net;
    this.tf = net.tf();
  }

  /**
   * The loss, float scalar.
   *
   * @param pictures float [batch, h, w, 3]
   * @param labels as {@link io.facerec.train.data.DetectionStreamer} gives them
   */
  public static Operand<TFloat32> of(
      Net net, Operand<TFloat32> pictures, Map<String, Operand<?>> labels) {
    return new LandmarkLoss(net).total(pictures, labels);
  }

  private Operand<TFloat32> total(Operand<TFloat32> pictures, Map<String, Operand<?>> labels) {
    Drawn drawn = draw(labels);
    FaceSquares wide = FaceSquares.around(tf, drawn.boxes(), LandmarkNet.SHARE * MARGIN);
    FaceTurn turn =
        FaceTurn.of(
            tf,
            random(
                tf.concat(
                    List.of(tf.shape(drawn.picture()), tf.constant(new int[] {4})), tf.constant(0)),
                2));
    Operand<TFloat32> fine =
        turn.turned(
            tf, wide.crop(tf, LandmarkNet.grey(tf, pictures), drawn.picture(), WIDE), WIDE, FINE);
    Operand<TFloat32> squares = LandmarkNet.halved(tf, fine);
    Operand<TFloat32> wanted = turn.follow(tf, wide.inside(tf, drawn.landmarks()), MARGIN);
    Operand<TFloat32> away = tf.math.sub(LandmarkNet.apply(net, squares), wanted);
    Operand<TFloat32> squared =
        tf.sum(tf.reshape(tf.math.square(away), tf.constant(new int[] {-1, 5, 2})), tf.constant(2));
    Operand<TFloat32> distance =
        tf.math.mean(
            tf.math.sub(
                tf.math.sqrt(tf.math.add(squared, tf.constant(ROUNDING * ROUNDING))),
                tf.constant(ROUNDING)),
            tf.constant(1));
    Operand<TFloat32> loss =
        tf.math.div(
            tf.reduceSum(tf.math.mul(distance, drawn.known()), tf.constant(0)),
            tf.math.maximum(tf.reduceSum(drawn.known(), tf.constant(0)), tf.constant(1f)));
    net.scalar("second_landmark_loss", loss);
    return loss;
  }

  private record Drawn(
      Operand<TFloat32> boxes,
      Operand<TFloat32> landmarks,
      Operand<TFloat32> known,
      Operand<TInt32> picture) {}

  /** Faces of known landmarks, at least one row: where there is none, one that counts nothing. */
  private Drawn draw(Map<String, Operand<?>> labels) {
    Operand<TFloat32> boxes = FaceRows.floats(labels, "boxes");
    int rows = (int) boxes.shape().get(1);
    Operand<TFloat32> flat = tf.reshape(boxes, tf.constant(new int[] {-1, 4}));
    Operand<TFloat32> height =
        tf.math.sub(
            tf.stridedSlice(flat, Indices.all(), Indices.at(3)),
            tf.stridedSlice(flat, Indices.all(), Indices.at(1)));
    Operand<TFloat32> known =
        tf.math.mul(
            tf.math.mul(column(labels, "known"), column(labels, "face")),
            tf.dtypes.cast(
                tf.math.greaterEqual(height, tf.constant(SMALLEST_FACE)), TFloat32.class));
    Operand<TFloat32> some =
        tf.dtypes.cast(tf.math.greater(known, tf.constant(0f)), TFloat32.class);
    Operand<TFloat32> lot = tf.math.mul(some, tf.math.add(random(tf.shape(known), 1), known));
    Operand<TInt32> count =
        tf.math.minimum(
            tf.math.maximum(
                tf.dtypes.cast(tf.reduceSum(some, tf.constant(0)), TInt32.class), tf.constant(1)),
            tf.constant(MOST));
    Operand<TInt32> chosen = tf.nn.topK(lot, count, TInt32.class).indices();
    Operand<TInt32> zero = tf.constant(0);
    return new Drawn(
        tf.gather(flat, chosen, zero),
        tf.gather(
            tf.reshape(FaceRows.floats(labels, "landmarks"), tf.constant(new int[] {-1, 10})),
            chosen,
            zero),
        tf.gather(known, chosen, zero),
        tf.math.floorDiv(chosen, tf.constant(rows)));
  }

  private Operand<TFloat32> random(Operand<TInt32> shape, long use) {
    return tf.random.statelessRandomUniform(
        shape, tf.stack(List.of(tf.constant(SEED + use), net.globalStep())));
  }

  private Operand<TFloat32> column(Map<String, Operand<?>> labels, String name) {
    return tf.reshape(FaceRows.floats(labels, name), tf.constant(new int[] {-1}));
  }
}
