package io.facerec.train.siamese;

import io.facerec.train.data.TaughtFaces;
import io.facerec.train.layer.Net;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
   * CosFace with margin {@value #MARGIN} over the people of these faces, numbered as {@link
   * io.facerec.train.data.FaceStreamer} numbers them: as they first come.
   */
  static TaughtCentres of(TaughtFaces faces) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<float[]> sums = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      float[] embedding = faces.embedding(i);
      faces
          .photos()
          .get(i)
          .identity()
          .ifPresent(
              name -> {
                int number = numbers.computeIfAbsent(name, key -> numbers.size());
                if (number == sums.size()) {
                  sums.add(new float[embedding.length]);
                }
                add(sums.get(number), embedding);
              });
    }
    return new TaughtCentres(
        MarginSoftmax.cosFace(sums.size()).margin(MARGIN).scale(SCALE),
        sums.toArray(float[][]::new));
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
