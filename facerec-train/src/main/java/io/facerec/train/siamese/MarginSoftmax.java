package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.layer.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Softmax over all people of a training, each with a trained direction, its class centre; a face's
 * own person gets a handicap, so that faces have to lie closer to their centre than it takes to be
 * told apart. With the angle A between a face and a centre, the logits are
 *
 * <pre>scale x cos(A)                                          other people
 * scale x (cos(A + angularMargin) - cosineMargin)         the face's own person</pre>
 *
 * and the loss is their cross-entropy, the mean over the batch. {@link #arcFace} (Deng et al. 2019)
 * has an angular margin of 0.5, {@link #cosFace} (Wang et al. 2018) a cosine margin of 0.35; with
 * none it is NormFace. Beyond A = pi - angularMargin the cosine would rise again: there cos(A) -
 * angularMargin x sin(angularMargin) stands in its place, as in the authors' code. A face of an
 * unknown person (-1) costs nothing.
 *
 * <p>By example: two people with centres (1, 0) and (0, 1), a face (1, 0) of the first, CosFace
 * with scale 2 and margin 0.5: logits 2 (1 - 0.5) = 1 and 0, loss ln(1 + exp(-1)) = 0.3133.
 *
 * @param people how many; identities are 0 to people - 1
 * @param angularMargin in radians, in [0, pi / 2]
 * @param cosineMargin in [0, 1]
 * @param scale of the logits, positive
 */
public record MarginSoftmax(int people, double angularMargin, double cosineMargin, double scale)
    implements EmbeddingLoss {
  private static final String NAME = "the margin softmax";

  /** Checks the ranges. */
  public MarginSoftmax {
    checkArgument(people >= 2, "%s people, must be at least 2", people);
    checkArgument(
        angularMargin >= 0 && angularMargin <= Math.PI / 2,
        "the angular margin is %s, must be in [0, pi / 2]",
        angularMargin);
    checkArgument(
        cosineMargin >= 0 && cosineMargin <= 1,
        "the cosine margin is %s, must be in [0, 1]",
        cosineMargin);
    checkArgument(scale > 0, "the scale is %s, must be positive", scale);
  }

  /** ArcFace: angular margin 0.5, scale 64. */
  public static MarginSoftmax arcFace(int people) {
    return new MarginSoftmax(people, 0.5, 0, 64);
  }

  /** CosFace: cosine margin 0.35, scale 64. */
  public static MarginSoftmax cosFace(int people) {
    return new MarginSoftmax(people, 0, 0.35, 64);
  }

  /** The same with another cosine margin. */
  public MarginSoftmax margin(double cosine) {
    return new MarginSoftmax(people, angularMargin, cosine, scale);
  }

  /** The same with another scale: smaller ones are gentler with few people or a new net. */
  public MarginSoftmax scale(double value) {
    return new MarginSoftmax(people, angularMargin, cosineMargin, value);
  }

  /** The loss with class centres of its own, {@code identities/centres}. */
  @Override
  public Operand<TFloat32> of(
      Net net, Operand<TFloat32> embeddings, Map<String, Operand<?>> labels) {
    Operand<TInt64> identities = Inputs.people(NAME, embeddings, labels);
    Shape shape = Shape.of(people, embeddings.shape().get(1));
    Operand<TFloat32> centres =
        net.child("identities").kernel("centres", shape, 1 / Math.sqrt((double) shape.get(1)));
    Operand<TFloat32> cosines = cosines(net.tf(), embeddings, centres);
    net.scalar("accuracy", accuracy(net.tf(), cosines, identities));
    return cost(net.tf(), cosines, identities);
  }

  /**
   * The loss of a batch, float scalar.
   *
   * @param embeddings float [n, width], unit length
   * @param identities int64 [n], 0 to people - 1, or -1
   * @param centres float [people, width], of any length but 0
   */
  public Operand<TFloat32> of(
      Ops tf, Operand<TFloat32> embeddings, Operand<TInt64> identities, Operand<TFloat32> centres) {
    Inputs.checkShapes(NAME, embeddings, identities);
    Shape wanted = Shape.of(people, embeddings.shape().get(1));
    checkArgument(
        centres.shape().equals(wanted),
        "%s wants centres %s, found %s",
        NAME,
        wanted,
        centres.shape());
    return cost(tf, cosines(tf, embeddings, centres), identities);
  }

  private static Operand<TFloat32> cosines(
      Ops tf, Operand<TFloat32> embeddings, Operand<TFloat32> centres) {
    return tf.linalg.matMul(embeddings, EmbeddingNet.unit(tf, centres), MatMul.transposeB(true));
  }

  private Operand<TFloat32> cost(Ops tf, Operand<TFloat32> cosines, Operand<TInt64> identities) {
    Operand<TFloat32> own =
        tf.oneHot(identities, tf.constant(people), tf.constant(1f), tf.constant(0f));
    Operand<TFloat32> cosine =
        tf.sum(tf.math.mul(own, cosines), tf.constant(1), Sum.keepDims(true));
    Operand<TFloat32> handicap = tf.math.sub(cosine, handicapped(tf, cosine));
    Operand<TFloat32> logits =
        tf.math.mul(tf.math.sub(cosines, tf.math.mul(own, handicap)), tf.constant((float) scale));
    // the gradient of a row without a one is not 0, so an unknown person's has to be left out
    Operand<TFloat32> known =
        tf.dtypes.cast(tf.math.greaterEqual(identities, tf.constant(0L)), TFloat32.class);
    return tf.math.mean(
        tf.math.mul(known, tf.nn.softmaxCrossEntropyWithLogits(logits, own).loss()),
        tf.constant(0));
  }

  /** cos(A + angularMargin) - cosineMargin of cos(A). */
  private Operand<TFloat32> handicapped(Ops tf, Operand<TFloat32> cosine) {
    Operand<TFloat32> turned = angularMargin == 0 ? cosine : turned(tf, cosine);
    return tf.math.sub(turned, tf.constant((float) cosineMargin));
  }

  private Operand<TFloat32> turned(Ops tf, Operand<TFloat32> cosine) {
    // the root's gradient is infinite at a cosine of 1 or -1; rounding may even lead beyond
    Operand<TFloat32> sine =
        tf.math.sqrt(
            tf.math.maximum(
                tf.math.sub(tf.constant(1f), tf.math.square(cosine)), tf.constant(1e-6f)));
    Operand<TFloat32> turned =
        tf.math.sub(
            tf.math.mul(cosine, tf.constant((float) Math.cos(angularMargin))),
            tf.math.mul(sine, tf.constant((float) Math.sin(angularMargin))));
    Operand<TFloat32> beyond =
        tf.math.sub(cosine, tf.constant((float) (angularMargin * Math.sin(angularMargin))));
    return tf.select(
        tf.math.greater(cosine, tf.constant((float) -Math.cos(angularMargin))), turned, beyond);
  }

  /** The share of faces that are nearest to their own person's centre. */
  private static Operand<TFloat32> accuracy(
      Ops tf, Operand<TFloat32> cosines, Operand<TInt64> identities) {
    Operand<TInt64> nearest = tf.math.argMax(cosines, tf.constant(1));
    return tf.math.mean(
        tf.dtypes.cast(tf.math.equal(nearest, identities), TFloat32.class), tf.constant(0));
  }
}
