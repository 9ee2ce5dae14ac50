package io.facerec.train.detection.region;

import io.facerec.train.layer.Net;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The multi-task loss (Girshick, Fast R-CNN, 2015) of what a {@link RegionHead} says: cross-entropy
 * of face or background, and of regions that show a face the smooth L1 distance of the deltas, both
 * as a mean over all regions that count, of equal weight.
 */
final class RegionLoss {
  private RegionLoss() {}

  /**
   * The loss, float scalar; its parts are noted as scalars of the net.
   *
   * @param said of the sampled regions, row by row
   */
  static Operand<TFloat32> of(Net net, RegionHead said, RegionSampling sampled) {
    Ops tf = net.tf();
    Operand<TFloat32> count = tf.math.maximum(sum(tf, sampled.counted()), tf.constant(1f));
    Operand<TFloat32> entropy =
        tf.math.sub(tf.math.softplus(said.scores()), tf.math.mul(said.scores(), sampled.face()));
    Operand<TFloat32> score = tf.math.div(sum(tf, tf.math.mul(entropy, sampled.counted())), count);
    Operand<TFloat32> distance =
        tf.reduceSum(smooth(tf, tf.math.sub(said.deltas(), sampled.deltas())), tf.constant(1));
    Operand<TFloat32> box = tf.math.div(sum(tf, tf.math.mul(distance, sampled.face())), count);
    net.scalar("region_score_loss", score);
    net.scalar("region_box_loss", box);
    return tf.math.add(score, box);
  }

  /** Half the square up to 1, from there on the distance less a half. */
  static Operand<TFloat32> smooth(Ops tf, Operand<TFloat32> difference) {
    Operand<TFloat32> distance = tf.math.abs(difference);
    Operand<TFloat32> near = tf.math.minimum(distance, tf.constant(1f));
    return tf.math.mul(near, tf.math.sub(distance, tf.math.mul(near, tf.constant(0.5f))));
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> numbers) {
    return tf.reduceSum(numbers, tf.constant(0));
  }
}
