package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.layer.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Any;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * The triplet loss with semi-hard mining in the batch (Schroff, Kalenichenko and Philbin 2015,
 * FaceNet): for each photo a and each other photo p of its person, with squared Euclidean distances
 * D,
 *
 * <pre>max(0, D(a, p) - D(a, n) + margin)</pre>
 *
 * where n is the nearest photo of another person that is farther from a than p is; where none is
 * farther, the farthest of another person. The mean over all such (a, p). Nearer ones are left out
 * on purpose: the hardest of all let the net collapse into one point.
 *
 * <p>With margin 0.2, D(a, p) = 0.5 and others at 0.4, 0.6 and 0.9: n is the one at 0.6, the cost
 * 0.1. A photo without a second one of its person, or without another person, in its batch costs
 * nothing, nor does one of an unknown person; a batch without a triplet costs 0.
 *
 * @param margin how much farther others have to be, positive; 0.2 in the paper
 */
public record TripletLoss(double margin) implements EmbeddingLoss {
  /** Checks the range. */
  public TripletLoss {
    checkArgument(margin > 0, "the margin is %s, must be positive", margin);
  }

  @Override
  public Operand<TFloat32> of(
      Net net, Operand<TFloat32> embeddings, Map<String, Operand<?>> labels) {
    return of(net.tf(), embeddings, Inputs.people("the triplet loss", embeddings, labels));
  }

  /**
   * The loss of a batch, float scalar.
   *
   * @param embeddings float [n, width]
   * @param people int64 [n], -1 where unknown
   */
  public Operand<TFloat32> of(Ops tf, Operand<TFloat32> embeddings, Operand<TInt64> people) {
    Inputs.checkShapes("the triplet loss", embeddings, people);
    Operand<TFloat32> distances = squaredDistances(tf, embeddings);
    Operand<TBool> known = tf.math.greaterEqual(people, tf.constant(0L));
    Operand<TBool> bothKnown = tf.math.logicalAnd(column(tf, known), row(tf, known));
    Operand<TBool> equal = tf.math.equal(column(tf, people), row(tf, people));
    Operand<TBool> others = tf.math.logicalAnd(bothKnown, tf.math.logicalNot(equal));
    Operand<TBool> pairs =
        tf.math.logicalAnd(
            tf.math.logicalAnd(tf.math.logicalAnd(bothKnown, equal), notItself(tf, people)),
            tf.any(others, tf.constant(1), Any.keepDims(true)));
    Operand<TFloat32> missing =
        tf.nn.relu(
            tf.math.add(
                tf.math.sub(distances, negatives(tf, distances, others)),
                tf.constant((float) margin)));
    Operand<TFloat32> counted = tf.dtypes.cast(pairs, TFloat32.class);
    Operand<TInt32> all = tf.constant(new int[] {0, 1});
    return tf.math.div(
        tf.sum(tf.math.mul(counted, missing), all),
        tf.math.maximum(tf.sum(counted, all), tf.constant(1f)));
  }

  /** |a|^2 + |b|^2 - 2 a.b, which rounding must not make negative; float [n, n]. */
  private static Operand<TFloat32> squaredDistances(Ops tf, Operand<TFloat32> rows) {
    Operand<TFloat32> squares = tf.sum(tf.math.square(rows), tf.constant(1));
    Operand<TFloat32> products = tf.linalg.matMul(rows, rows, MatMul.transposeB(true));
    return tf.nn.relu(
        tf.math.sub(
            tf.math.add(column(tf, squares), row(tf, squares)),
            tf.math.mul(tf.constant(2f), products)));
  }

  /** The distance of the chosen n for each (a, p), float [n, n]. */
  private static Operand<TFloat32> negatives(
      Ops tf, Operand<TFloat32> distances, Operand<TBool> others) {
    Operand<TFloat32> toPositive = tf.expandDims(distances, tf.constant(2));
    Operand<TFloat32> toOther = tf.expandDims(distances, tf.constant(1));
    Operand<TBool> farther =
        tf.math.logicalAnd(
            tf.math.greater(toOther, toPositive), tf.expandDims(others, tf.constant(1)));
    Operand<TFloat32> nearestFarther =
        tf.min(tf.select(farther, toOther, tf.constant(Float.MAX_VALUE)), tf.constant(2));
    Operand<TFloat32> farthest =
        tf.max(tf.select(others, distances, tf.constant(-1f)), tf.constant(1), Max.keepDims(true));
    return tf.select(tf.any(farther, tf.constant(2)), nearestFarther, farthest);
  }

  private static Operand<TBool> notItself(Ops tf, Operand<TInt64> people) {
    Operand<TInt32> count = tf.squeeze(tf.shape(people));
    Operand<TInt32> places = tf.range(tf.constant(0), count, tf.constant(1));
    return tf.math.notEqual(column(tf, places), row(tf, places));
  }

  private static <T extends TType> Operand<T> column(Ops tf, Operand<T> values) {
    return tf.expandDims(values, tf.constant(1));
  }

  private static <T extends TType> Operand<T> row(Ops tf, Operand<T> values) {
    return tf.expandDims(values, tf.constant(0));
  }
}
