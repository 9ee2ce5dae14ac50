package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.layer.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The contrastive loss (Hadsell, Chopra and LeCun 2006), the mean over pairs of
 *
 * <pre>(1 - y) d^2 / 2 + y max(0, margin - d)^2 / 2</pre>
 *
 * where d is the Euclidean distance of a pair's embeddings, y is 0 for one person and 1 for two:
 * photos of one person are drawn together, those of two people are pushed apart until the margin.
 * With margin 1, a pair of one person at 0.6 costs 0.18, of two people at 0.6 costs 0.08, at 1.2
 * nothing.
 *
 * @param margin distance from which two people cost nothing, in (0, 2] for unit embeddings
 */
public record ContrastiveLoss(double margin) implements EmbeddingLoss {
  /** Checks the range. */
  public ContrastiveLoss {
    checkArgument(margin > 0, "the margin is %s, must be positive", margin);
  }

  /**
   * The loss of the pairs that each face makes with the next of its batch, the last with the first:
   * with two photos in a row of each person, half the pairs are of one person. A face of an unknown
   * person counts as somebody else.
   */
  @Override
  public Operand<TFloat32> of(
      Net net, Operand<TFloat32> embeddings, Map<String, Operand<?>> labels) {
    Ops tf = net.tf();
    Operand<TInt64> people = Inputs.people("the contrastive loss", embeddings, labels);
    Operand<TInt64> next = tf.roll(people, tf.constant(-1), tf.constant(0));
    Operand<TBool> different =
        tf.math.logicalOr(tf.math.notEqual(people, next), tf.math.less(people, tf.constant(0L)));
    return of(
        tf,
        embeddings,
        tf.roll(embeddings, tf.constant(-1), tf.constant(0)),
        tf.dtypes.cast(different, TFloat32.class));
  }

  /**
   * The loss of a batch, float scalar.
   *
   * @param first float [n, width], an embedding of each pair
   * @param second float [n, width], the other
   * @param different float [n], 0 for one person and 1 for two
   */
  public Operand<TFloat32> of(
      Ops tf, Operand<TFloat32> first, Operand<TFloat32> second, Operand<TFloat32> different) {
    Operand<TFloat32> squared = tf.sum(tf.math.square(tf.math.sub(first, second)), tf.constant(1));
    // the square root's gradient is infinite at 0, where two photos embed alike
    Operand<TFloat32> distance = tf.math.sqrt(tf.math.maximum(squared, tf.constant(1e-12f)));
    Operand<TFloat32> missing = tf.nn.relu(tf.math.sub(tf.constant((float) margin), distance));
    Operand<TFloat32> pulled = tf.math.mul(tf.math.sub(tf.constant(1f), different), squared);
    Operand<TFloat32> pushed = tf.math.mul(different, tf.math.square(missing));
    return tf.math.mul(
        tf.constant(0.5f), tf.math.mean(tf.math.add(pulled, pushed), tf.constant(0)));
  }
}
