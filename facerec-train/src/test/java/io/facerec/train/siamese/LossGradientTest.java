package io.facerec.train.siamese;

import static io.facerec.train.siamese.Losses.at;

import io.facerec.train.GradientCheck;
import io.facerec.train.data.FaceStreamer;
import io.facerec.train.layer.Net;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;

/** The gradients of the losses, by embeddings and class centres, against finite differences. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LossGradientTest {
  private static final long[] PEOPLE = {0, 0, 1, 2, 1, -1};
  private static final float[][] FACES = normal(1, PEOPLE.length, 4);

  private static float[][] normal(long seed, int rows, int columns) {
    Random random = new Random(seed);
    return IntStream.range(0, rows)
        .mapToObj(
            row -> {
              float[] values = new float[columns];
              for (int i = 0; i < columns; i++) {
                values[i] = (float) random.nextGaussian();
              }
              return values;
            })
        .toArray(float[][]::new);
  }

  /** Checks a loss of faces, brought to unit length. */
  private static void check(EmbeddingLoss loss, float[]... faces) {
    GradientCheck.at(
        List.of(StdArrays.ndCopyOf(faces)),
        (net, rows) ->
            loss.of(
                net,
                EmbeddingNet.unit(net.tf(), rows.get(0)),
                Map.of(FaceStreamer.IDENTITY, people(net))));
  }

  private static Operand<?> people(Net net) {
    return net.tf().constant(PEOPLE);
  }

  @Test
  void contrastive() {
    check(new ContrastiveLoss(1.2), FACES);
  }

  @Test
  void contrastive_of_pairs() {
    GradientCheck.at(
        List.of(StdArrays.ndCopyOf(normal(2, 3, 4)), StdArrays.ndCopyOf(normal(3, 3, 4))),
        (net, rows) ->
            new ContrastiveLoss(6)
                .of(net.tf(), rows.get(0), rows.get(1), net.tf().constant(new float[] {0, 1, 1})));
  }

  @Test
  void triplet_with_semi_hard_mining() {
    // far enough apart that no small step changes which of them is chosen
    check(new TripletLoss(0.7), at(0), at(40), at(70), at(200), at(130), at(300));
  }

  @Test
  void arcface_and_its_centres() {
    check(new MarginSoftmax(3, 0.5, 0, 4), FACES);
  }

  @Test
  void arcface_of_a_large_margin_that_passes_pi() {
    check(new MarginSoftmax(3, 1.3, 0, 4), FACES);
  }

  @Test
  void cosface_and_its_centres() {
    check(new MarginSoftmax(3, 0, 0.35, 4), FACES);
  }

  @Test
  void distillation() {
    GradientCheck.at(
        List.of(StdArrays.ndCopyOf(FACES)),
        (net, rows) -> {
          Operand<TFloat32> teacher =
              EmbeddingNet.unit(net.tf(), Losses.rows(net.tf(), normal(4, FACES.length, 4)));
          return new DistillationLoss(new float[][] {{1, 0, 0, 0}, {0, 0.6f, 0.8f, 0}})
              .of(net.tf(), EmbeddingNet.unit(net.tf(), rows.get(0)), teacher);
        });
  }
}
