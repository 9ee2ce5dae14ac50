package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.data.FaceStreamer;
import io.facerec.train.layer.Net;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * How far embeddings are from a teacher's (Hinton et al. 2015, for embeddings): mean(1 - e.t) +
 * weight x cross-entropy(softmax(sharpness t.B), softmax(sharpness e.B)), where e are the net's
 * embeddings, t the teacher's for the same faces, and B a bank of the teacher's embeddings of other
 * faces with the batch's own. The second term asks that a face has the same neighbours in both
 * spaces.
 */
final class DistillationLoss implements EmbeddingLoss {
  private static final float WEIGHT = 0.1f;
  private static final float SHARPNESS = 12;

  private final float[][] bank;

  /**
   * A loss with this bank.
   *
   * @param bank rows of unit length, at least one
   */
  DistillationLoss(float[][] bank) {
    checkArgument(bank.length >= 1, "the bank is empty");
    this.bank = bank;
  }

  @Override
  public Operand<TFloat32> of(
      Net net, Operand<TFloat32> embeddings, Map<String, Operand<?>> labels) {
    Operand<TFloat32> teacher = Inputs.floats(labels, FaceStreamer.TEACHER);
    net.scalar("cosine", cosine(net.tf(), embeddings, teacher));
    return of(net.tf(), embeddings, teacher);
  }

  /**
   * The loss of a batch, float scalar.
   *
   * @param embeddings float [n, width], unit length
   * @param teacher float [n, width], unit length
   */
  Operand<TFloat32> of(Ops tf, Operand<TFloat32> embeddings, Operand<TFloat32> teacher) {
    Operand<TFloat32> cosine = cosine(tf, embeddings, teacher);
    Operand<TFloat32> whole =
        tf.concat(List.of(tf.constant(StdArrays.ndCopyOf(bank)), teacher), tf.constant(0));
    Operand<TFloat32> wanted = tf.nn.softmax(neighbours(tf, teacher, whole));
    Operand<TFloat32> crossEntropy =
        tf.math.mean(
            tf.nn.softmaxCrossEntropyWithLogits(neighbours(tf, embeddings, whole), wanted).loss(),
            tf.constant(0));
    return tf.math.add(
        tf.math.sub(tf.constant(1f), cosine), tf.math.mul(crossEntropy, tf.constant(WEIGHT)));
  }

  /** The mean cosine between rows of unit length, float scalar. */
  private static Operand<TFloat32> cosine(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    return tf.math.mean(tf.sum(tf.math.mul(a, b), tf.constant(1)), tf.constant(0));
  }

  private static Operand<TFloat32> neighbours(
      Ops tf, Operand<TFloat32> rows, Operand<TFloat32> bank) {
    return tf.math.mul(
        tf.linalg.matMul(rows, bank, MatMul.transposeB(true)), tf.constant(SHARPNESS));
  }
}
