package io.facerec.train.siamese;

import io.facerec.train.layer.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The contrastive loss on those pairs of a batch that teach something: each face with the next of
 * its person, which stands behind it, and each face with the nearest face of another person, the
 * hardest one of the batch (as Schroff et al. 2015 choose negatives, FaceNet). Pairs of two people
 * at random are farther apart than the margin and cost nothing. A face of an unknown person might
 * be anybody and is in no pair.
 *
 * @param contrastive what a pair costs
 */
record HardPairLoss(ContrastiveLoss contrastive) implements EmbeddingLoss {
  /** Below every cosine. */
  private static final float NEVER = -2;

  @Override
  public Operand<TFloat32> of(
      Net net, Operand<TFloat32> embeddings, Map<String, Operand<?>> labels) {
    Ops tf = net.tf();
    Operand<TInt64> people = Inputs.people("the contrastive loss", embeddings, labels);
    Operand<TFloat32> opposite = tf.math.neg(embeddings); // 2 away: costs nothing
    Operand<TBool> known = tf.math.greaterEqual(people, tf.constant(0L));
    Operand<TBool> sameNext =
        tf.math.logicalAnd(
            known, tf.math.equal(people, tf.roll(people, tf.constant(-1), tf.constant(0))));
    Operand<TFloat32> next = tf.roll(embeddings, tf.constant(-1), tf.constant(0));
    Operand<TFloat32> partner = tf.select(tf.expandDims(sameNext, tf.constant(1)), next, opposite);
    Operand<TBool> rivals = rivals(tf, people, known);
    Operand<TBool> hasRival = tf.reduceAny(rivals, tf.constant(1));
    Operand<TFloat32> nearest = nearest(tf, embeddings, rivals);
    Operand<TFloat32> rival = tf.select(tf.expandDims(hasRival, tf.constant(1)), nearest, opposite);
    Operand<TFloat32> different =
        tf.math.sub(tf.constant(1f), tf.dtypes.cast(sameNext, TFloat32.class));
    return tf.math.add(
        contrastive.of(tf, embeddings, partner, different),
        contrastive.of(tf, embeddings, rival, tf.onesLike(different)));
  }

  /** Which faces are of another person for each, both known: [n, n]. */
  private static Operand<TBool> rivals(Ops tf, Operand<TInt64> people, Operand<TBool> known) {
    Operand<TBool> different =
        tf.math.notEqual(
            tf.expandDims(people, tf.constant(0)), tf.expandDims(people, tf.constant(1)));
    return tf.math.logicalAnd(
        different,
        tf.math.logicalAnd(
            tf.expandDims(known, tf.constant(0)), tf.expandDims(known, tf.constant(1))));
  }

  private static Operand<TFloat32> nearest(
      Ops tf, Operand<TFloat32> embeddings, Operand<TBool> rivals) {
    Operand<TFloat32> cosines = tf.linalg.matMul(embeddings, embeddings, MatMul.transposeB(true));
    Operand<TFloat32> candidates = tf.select(rivals, cosines, tf.constant(NEVER));
    return tf.gather(embeddings, tf.math.argMax(candidates, tf.constant(1)), tf.constant(0));
  }
}
