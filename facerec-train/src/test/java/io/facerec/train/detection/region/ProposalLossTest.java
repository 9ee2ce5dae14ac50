package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.GradientCheck;
import io.facerec.train.detection.Computed;
import io.facerec.train.layer.Net;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One picture with three anchors: a face a tenth of a width to the right, background, neither. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProposalLossTest {
  private static Operand<TFloat32> loss(
      Net net, Operand<TFloat32> scores, Operand<TFloat32> deltas) {
    Ops tf = net.tf();
    return ProposalLoss.of(
        net,
        new ProposalNet(
            Computed.rows(
                tf,
                new float[] {0, 0, 10, 10},
                new float[] {20, 20, 30, 30},
                new float[] {40, 40, 50, 50}),
            scores,
            deltas),
        new AnchorMatching(
            Computed.rows(tf, new float[] {1, 0, 0}),
            Computed.rows(tf, new float[] {0, 1, 0}),
            tf.constant(new int[][] {{1, 0, 0}}),
            Computed.rows(tf, new float[4], new float[] {1, 0, 11, 10})),
        new RandomDraw(
            tf.constant(new int[][] {{0, 1, 2}}),
            Computed.rows(tf, new float[] {1, 0, 0}),
            Computed.rows(tf, new float[] {1, 1, 0})));
  }

  @Test
  void is_a_mean_of_entropies_and_of_the_distances_of_faces() {
    float loss =
        Computed.floats(
            tf ->
                loss(
                    Net.root(tf, true, 1, tf.constant(0L)),
                    Computed.rows(tf, new float[] {0, (float) Math.log(3), 50}),
                    tf.zeros(tf.constant(new int[] {1, 3, 4}), TFloat32.class)))[0];
    // ln 2 for the face, ln 4 for the background; the face is 10 x 0.1 away, at 1 that is 0.5
    assertEquals((Math.log(2) + Math.log(4)) / 2 + 0.5 / 2, loss, 1e-5);
  }

  @Test
  void has_the_gradient_of_its_scores_and_deltas() {
    GradientCheck.at(
        List.of(
            StdArrays.ndCopyOf(new float[][] {{0.3f, -0.8f, 2}}),
            StdArrays.ndCopyOf(
                new float[][][] {{{0.4f, 0.2f, -1.7f, 0.6f}, {1, 2, 3, 4}, {1, 2, 3, 4}}})),
        (net, said) -> loss(net, said.get(0), said.get(1)));
  }
}
