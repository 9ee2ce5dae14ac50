package io.facerec.train.siamese;

import io.facerec.train.data.TaughtFaces;
import io.facerec.train.layer.Net;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A {@link MarginSoftmax} whose class centres begin where a teacher sees the people: at the sum of
 * its embeddings of their faces. A net that has learned from the teacher is near to them already,
 * and is not thrown about by centres at random. What is trained is the way from there, {@code
 * identities/moves}.
 */
final class TaughtCentres implements EmbeddingLoss {
  /** Half of the paper's: a net of this size reaches cosines of 0.6 to its centres, not 0.9. */
  private static final double SCALE = 32;

  private static final double MARGIN = 0.2;

  private final MarginSoftmax softmax;

  /** Float [people, width], the teacher's. */
  private final float[][] centres;

  private TaughtCentres(MarginSoftmax softmax, float[][] centres) {
    this.softmax = softmax;
    this.centres = centres;
  }

  /**
   * CosFace with margin {@value #MARGIN} over the people of these faces, numbered by {@link
   * TaughtFaces#people}.
   */
  static TaughtCentres of(TaughtFaces faces) {
    long[] people = faces.people();
    int count = (int) Arrays.stream(people).max().orElse(-1) + 1;
    float[][] sums = new float[count][faces.width()];
    for (int i = 0; i < people.length; i++) {
      if (people[i] >= 0) {
        add(sums[(int) people[i]], faces.embedding(i));
      }
    }
    return new TaughtCentres(MarginSoftmax.cosFace(count).margin(MARGIN).scale(SCALE), sums);
  }

  private static void add(float[] sum, float... row) {
    for (int i = 0; i < row.length; i++) {
      sum[i] += row[i];
    }
  }

  @Override
  public Operand<TFloat32> of(
      Net net, Operand<TFloat32> embeddings, Map<String, Operand<?>> labels) {
    Ops tf = net.tf();
    Operand<TFloat32> begun = EmbeddingNet.unit(tf, tf.constant(StdArrays.ndCopyOf(centres)));
    Operand<TFloat32> moves =
        net.child("identities").trainable("moves", Shape.of(centres.length, centres[0].length), 0);
    return softmax.of(
        tf,
        embeddings,
        Inputs.people("the margin softmax", embeddings, labels),
        tf.math.add(begun, moves));
  }
}
