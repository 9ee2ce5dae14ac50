package io.facerec.train.detection.region;

import io.facerec.train.layer.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What the errors of the region proposal network cost (Ren et al., Faster R-CNN, 2015): of 256
 * anchors a picture, drawn at random at each step and at most half of them matched with a face,
 * cross-entropy of the score, and the smooth L1 distance of the deltas of those that are. Both are
 * means over the anchors drawn, of equal weight.
 */
final class ProposalLoss {
  private static final int DRAWN = 256;
  private static final int MOST_FACES = DRAWN / 2;

  private ProposalLoss() {}

  /**
   * The loss, float scalar; its parts are noted as scalars of the net.
   *
   * @param labels as {@link io.facerec.train.data.DetectionStreamer} gives them
   */
  static Operand<TFloat32> of(Net net, ProposalNet said, Map<String, Operand<?>> labels) {
    Ops tf = net.tf();
    AnchorMatching matched = AnchorMatching.of(tf, said.anchors(), labels);
    RandomDraw drawn =
        RandomDraw.of(
            tf, net.seedOfStep("anchors"), matched.face(), matched.background(), DRAWN, MOST_FACES);
    return of(net, said, matched, drawn);
  }

  /** The loss of these anchors. */
  static Operand<TFloat32> of(Net net, ProposalNet said, AnchorMatching matched, RandomDraw drawn) {
    Ops tf = net.tf();
    Operand<TInt32> zero = tf.constant(0);
    Operand<TFloat32> count = tf.math.maximum(sum(tf, drawn.counted()), tf.constant(1f));
    Operand<TFloat32> scores = drawn.of(tf, said.scores());
    Operand<TFloat32> entropy =
        tf.math.sub(tf.math.softplus(scores), tf.math.mul(scores, drawn.face()));
    Operand<TFloat32> score = tf.math.div(sum(tf, tf.math.mul(entropy, drawn.counted())), count);
    Operand<TFloat32> wanted =
        BoxCoding.encode(
            tf,
            tf.gather(matched.boxes(), drawn.of(tf, matched.nearest()), zero),
            tf.gather(said.anchors(), drawn.chosen(), zero));
    Operand<TFloat32> distance =
        RegionLoss.smooth(tf, tf.math.sub(drawn.of(tf, said.deltas()), wanted));
    Operand<TFloat32> box =
        tf.math.div(
            sum(tf, tf.math.mul(distance, tf.expandDims(drawn.face(), tf.constant(2)))), count);
    net.scalar("proposal_score_loss", score);
    net.scalar("proposal_box_loss", box);
    return tf.math.add(score, box);
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x) {
    return tf.reduceSum(x, tf.range(tf.constant(0), tf.rank(x), tf.constant(1)));
  }
}
