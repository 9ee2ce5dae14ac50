package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.GradientCheck;
import io.facerec.train.detection.Computed;
import io.facerec.train.layer.Net;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionLossTest {
  private static final double LN2 = Math.log(2);

  private static RegionSampling sampled(Ops tf, float[] face, float[] counted) {
    int rows = face.length;
    return new RegionSampling(
        tf.constant(new int[rows]),
        Computed.rows(tf, new float[rows][4]),
        tf.constant(face),
        tf.constant(counted),
        Computed.rows(tf, new float[rows][4]));
  }

  private static float loss(float[] scores, float[][] deltas, float[] face, float[] counted) {
    return Computed.floats(
        tf ->
            RegionLoss.of(
                Net.root(tf, true, 1, tf.constant(1L)),
                new RegionHead(tf.constant(scores), Computed.rows(tf, deltas)),
                sampled(tf, face, counted)))[0];
  }

  @Test
  void not_knowing_costs_the_logarithm_of_two_a_region() {
    assertEquals(
        LN2, loss(new float[2], new float[2][4], new float[] {1, 0}, new float[] {1, 1}), 1e-6);
  }

  @Test
  void being_sure_and_right_costs_nothing_and_sure_and_wrong_the_log_odds() {
    float[] sure = {20, -20};
    float[][] right = new float[2][4];
    float[] all = {1, 1};
    assertEquals(0, loss(sure, right, new float[] {1, 0}, all), 1e-6);
    assertEquals(20, loss(sure, right, new float[] {0, 1}, all), 1e-4);
  }

  @Test
  void deltas_of_faces_cost_their_smooth_distance_and_those_of_background_nothing() {
    // 0.5 x 0.25 + (3 - 0.5), over two regions
    float[][] deltas = {{0.5f, 0, -3, 0}, {9, 9, 9, 9}};
    float[] sure = {20, -20};
    assertEquals(2.625 / 2, loss(sure, deltas, new float[] {1, 0}, new float[] {1, 1}), 1e-5);
  }

  @Test
  void rows_that_do_not_count_cost_nothing() {
    float[] scores = {0, 20, 20};
    assertEquals(
        LN2, loss(scores, new float[3][4], new float[] {1, 0, 0}, new float[] {1, 0, 0}), 1e-6);
    assertEquals(0, loss(scores, new float[3][4], new float[3], new float[3]), 1e-6);
  }

  @Test
  void has_the_gradient_of_its_scores_and_deltas() {
    GradientCheck.at(
        List.of(
            StdArrays.ndCopyOf(new float[][] {{0.3f, -0.8f, 2}}),
            StdArrays.ndCopyOf(
                new float[][] {{0.4f, 0.2f, -1.7f, 0.6f}, {1, 2, 3, 4}, {1, 2, 3, 4}})),
        (net, said) ->
            RegionLoss.of(
                net,
                new RegionHead(
                    net.tf().reshape(said.get(0), net.tf().constant(new int[] {-1})), said.get(1)),
                sampled(net.tf(), new float[] {1, 0, 0}, new float[] {1, 1, 0})));
  }

  @Test
  void a_distance_is_squared_up_to_one_and_linear_from_there_on() {
    assertArrayEquals(
        new float[] {0, 0.125f, 0.5f, 1.5f, 1.5f},
        Computed.floats(tf -> RegionLoss.smooth(tf, tf.constant(new float[] {0, -0.5f, 1, 2, -2}))),
        1e-6f);
  }
}
