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
 * What the {@link SecondLook}'s errors cost: the mean distance of its landmarks from the true ones
 * in sides of the square, near zero rounded off (pseudo-Huber), and 1 - generalised IoU of its
 * boxes. Some faces of the batch are drawn at random, those whose landmarks were marked by hand
 * more often, and their squares shifted and scaled, since a detector's boxes are not exact, and
 * some of them turned, since heads are not upright; what box a turned face has nobody knows, but
 * for a quarter turn.
 */
final class SecondLookLoss {
  private static final int MOST = 64;
  private static final float SMALLEST_FACE = 12;

  // of faces whose landmarks were marked by hand, in the lot
  private static final float PREFERENCE = 0.5f;

  // cut out wider first, so that the square can be turned; twice as fine as the net reads
  private static final double MARGIN = 1.75;
  private static final int FINE = 2 * SecondLook.SIZE;
  private static final int WIDE = (int) (FINE * MARGIN);

  private static final float LANDMARK_WEIGHT = 25;
  private static final float BOX_WEIGHT = 1.25f;
  private static final float ROUNDING = 0.01f;
  private static final long SEED = 0x1a4d;

  private final Ops tf;
  private final Net net;

  private SecondLookLoss(Net net) {
    this.net = net;
    this.tf = net.tf();
  }

  /**
   * The loss, float scalar.
   *
   * @param pictures float [batch, h, w, 3]
   * @param labels as {@link io.facerec.train.data.DetectionStreamer} gives them
   */
  static Operand<TFloat32> of(Net net, Operand<TFloat32> pictures, Map<String, Operand<?>> labels) {
    return new SecondLookLoss(net).total(pictures, labels);
  }

  private Operand<TFloat32> total(Operand<TFloat32> pictures, Map<String, Operand<?>> labels) {
    Drawn drawn = draw(labels);
    FaceSquares wide = FaceSquares.around(tf, drawn.boxes(), SecondLook.SHARE * MARGIN);
    FaceTurn turn =
        FaceTurn.of(
            tf,
            random(
                tf.concat(
                    List.of(tf.shape(drawn.picture()), tf.constant(new int[] {FaceTurn.DRAWS})),
                    tf.constant(0)),
                2));
    Operand<TFloat32> fine =
        turn.turned(
            tf, wide.crop(tf, SecondLook.grey(tf, pictures), drawn.picture(), WIDE), WIDE, FINE);
    return cost(
        net,
        SecondLook.at(net, SecondLook.read(tf, fine)),
        new SecondLook(
            turn.follow(tf, wide.inside(tf, drawn.landmarks()), MARGIN),
            turn.followBoxes(tf, wide.inside(tf, drawn.boxes()), MARGIN)),
        drawn.known(),
        tf.math.mul(drawn.exact(), turn.square()));
  }

  /**
   * What was seen of n squares, beside what is there.
   *
   * @param known float [n]: how far the landmarks count
   * @param boxed float [n]: how far the box counts
   */
  static Operand<TFloat32> cost(
      Net net,
      SecondLook seen,
      SecondLook there,
      Operand<TFloat32> known,
      Operand<TFloat32> boxed) {
    Ops tf = net.tf();
    Operand<TFloat32> landmark = mean(tf, distance(tf, seen, there), known);
    Operand<TFloat32> overlap = Overlap.of(tf, seen.box(), there.box()).generalised();
    Operand<TFloat32> box = mean(tf, tf.math.sub(tf.constant(1f), overlap), boxed);
    net.scalar("second_landmark_loss", landmark);
    net.scalar("second_box_loss", box);
    return tf.math.add(
        tf.math.mul(landmark, tf.constant(LANDMARK_WEIGHT)),
        tf.math.mul(box, tf.constant(BOX_WEIGHT)));
  }

  private static Operand<TFloat32> distance(Ops tf, SecondLook seen, SecondLook there) {
    Operand<TFloat32> away = tf.math.sub(seen.landmarks(), there.landmarks());
    Operand<TFloat32> squared =
        tf.sum(tf.reshape(tf.math.square(away), tf.constant(new int[] {-1, 5, 2})), tf.constant(2));
    return tf.math.mean(
        tf.math.sub(
            tf.math.sqrt(tf.math.add(squared, tf.constant(ROUNDING * ROUNDING))),
            tf.constant(ROUNDING)),
        tf.constant(1));
  }

  private static Operand<TFloat32> mean(
      Ops tf, Operand<TFloat32> losses, Operand<TFloat32> weights) {
    return tf.math.div(
        tf.reduceSum(tf.math.mul(losses, weights), tf.constant(0)),
        tf.math.maximum(tf.reduceSum(weights, tf.constant(0)), tf.constant(1f)));
  }

  private record Drawn(
      Operand<TFloat32> boxes,
      Operand<TFloat32> landmarks,
      Operand<TFloat32> known,
      Operand<TFloat32> exact,
      Operand<TInt32> picture) {}

  /** Some faces, at least one row: where there is none, one that counts nothing. */
  private Drawn draw(Map<String, Operand<?>> labels) {
    Operand<TFloat32> boxes = FaceRows.floats(labels, "boxes");
    int rows = (int) boxes.shape().get(1);
    Operand<TFloat32> flat = tf.reshape(boxes, tf.constant(new int[] {-1, 4}));
    Operand<TFloat32> height =
        tf.math.sub(
            tf.stridedSlice(flat, Indices.all(), Indices.at(3)),
            tf.stridedSlice(flat, Indices.all(), Indices.at(1)));
    Operand<TFloat32> eligible =
        tf.math.mul(
            column(labels, "face"),
            tf.dtypes.cast(
                tf.math.greaterEqual(height, tf.constant(SMALLEST_FACE)), TFloat32.class));
    Operand<TFloat32> known = tf.math.mul(column(labels, "known"), eligible);
    Operand<TFloat32> lot =
        tf.math.mul(
            eligible,
            tf.math.add(random(tf.shape(known), 1), tf.math.mul(known, tf.constant(PREFERENCE))));
    Operand<TInt32> count =
        tf.math.minimum(
            tf.math.maximum(
                tf.dtypes.cast(tf.reduceSum(eligible, tf.constant(0)), TInt32.class),
                tf.constant(1)),
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
        tf.gather(tf.math.mul(column(labels, "exact"), eligible), chosen, zero),
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
