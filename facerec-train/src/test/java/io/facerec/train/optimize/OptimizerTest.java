package io.facerec.train.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.layer.FullyConnected;
import io.facerec.train.layer.Net;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OptimizerTest {
  private static final Schedule RATE = Schedule.constant(0.1);

  private static float[] minimized(OptimizerBuilder builder, int steps) {
    try (Descent descent = Descent.onQuadratic(builder.build())) {
      return descent.steps(steps).x();
    }
  }

  static List<UpdateRule> rules() {
    return List.of(
        new GradientDescent(),
        new Momentum(0.9),
        new Nesterov(0.9),
        new Adagrad(0.1, 1e-7),
        new RmsProp(0.9, 0.5, 1e-7),
        Adam.ofPaper());
  }

  /** The mean square of a deep net's outputs: each weight's gradient needs all weights after it. */
  private static Operand<TFloat32> deep(Net net, Operand<TFloat32> x) {
    Operand<TFloat32> y = net.tf().expandDims(x, net.tf().constant(0));
    for (int i = 0; i < 3; i++) {
      y = net.tf().math.tanh(new FullyConnected("layer" + i, 32).apply(net, y));
    }
    return net.tf().math.mean(net.tf().math.square(y), net.tf().constant(new int[] {0, 1}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void equal_runs_end_bit_equal(UpdateRule rule) {
    Optimizer optimizer =
        Optimizer.builder(rule, RATE)
            .clipValue(5)
            .clipNorm(2)
            .accumulate(2)
            .decay(0.1)
            .proximalL1(1e-3)
            .average(0.9)
            .build();
    float[] start = {1, -2, 3};
    try (Descent first = new Descent(optimizer, start, OptimizerTest::deep).steps(11);
        Descent second = new Descent(optimizer, start, OptimizerTest::deep).steps(11)) {
      List<float[]> expected = first.all();
      List<float[]> found = second.all();
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i), found.get(i));
      }
    }
  }

  @Test
  void clipping_by_value_is_for_each_value() {
    // gradients 1, 10 and 0.1
    assertArrayEquals(
        new float[] {0.95f, 0.95f, 0.99f},
        minimized(GradientDescent.builder(RATE).clipValue(0.5), 1),
        1e-6f);
  }

  @Test
  void clipping_by_norm_keeps_the_direction() {
    double norm = Math.sqrt(1 + 100 + 0.01);
    assertArrayEquals(
        new float[] {
          (float) (1 - 0.1 * 2 / norm),
          (float) (1 - 0.1 * 20 / norm),
          (float) (1 - 0.1 * 0.2 / norm)
        },
        minimized(GradientDescent.builder(RATE).clipNorm(2), 1),
        1e-6f);
    assertArrayEquals(
        minimized(GradientDescent.builder(RATE), 1),
        minimized(GradientDescent.builder(RATE).clipNorm(11), 1));
  }

  @Test
  void gradients_of_three_batches_make_one_move_by_their_mean() {
    // the gradient of step n, from 0, is n + 1
    try (Descent descent =
        new Descent(
            Momentum.builder(RATE, 0.5).accumulate(3).average(0.5).build(),
            new float[] {0},
            (net, x) -> {
              Ops tf = net.tf();
              Operand<TFloat32> slope =
                  tf.math.add(tf.dtypes.cast(net.globalStep(), TFloat32.class), tf.constant(1f));
              return tf.math.mul(slope, tf.sum(x, tf.constant(0)));
            })) {
      assertArrayEquals(new float[] {0}, descent.steps(2).x());
      assertArrayEquals(new float[] {3}, descent.values("x/accumulated"));
      assertEquals(-0.1 * 2, descent.steps(1).x()[0], 1e-6);
      assertArrayEquals(new float[] {0}, descent.values("x/accumulated"));
      assertEquals(-0.1 * 2, descent.steps(2).x()[0], 1e-6);
      // the mean of 4, 5, 6, and half of the speed before
      assertEquals(-0.1 * 2 - 0.1 * (5 + 0.5 * 2), descent.steps(1).x()[0], 1e-6);
      // after moves 1 and 2 the average keeps 1/10 and 2/11
      double average = 0.9 * -0.2;
      average += 9 / 11.0 * (-0.8 - average);
      assertEquals(average, descent.values("x/average")[0], 1e-6);
    }
  }

  @Test
  void adam_counts_moves_not_batches() {
    // a first move by Adam is as long as the rate
    assertEquals(0.9, minimized(Adam.builder(RATE).accumulate(4), 4)[0], 1e-5);
  }

  @Test
  void decay_shrinks_kernels_and_nothing_else() {
    try (Descent descent =
        new Descent(
            GradientDescent.builder(RATE).decay(0.5).build(),
            new float[] {2},
            (net, x) -> {
              Ops tf = net.tf();
              Operand<TFloat32> bias = net.trainable("bias", Shape.of(1), 2);
              return tf.math.mul(tf.constant(0f), tf.sum(tf.math.add(x, bias), tf.constant(0)));
            })) {
      assertEquals(2 * 0.95, descent.steps(1).x()[0], 1e-6);
      assertEquals(2, descent.values("bias")[0]);
    }
  }

  @Test
  void the_average_lags_behind_the_weights() {
    try (Descent descent = Descent.onQuadratic(Adam.builder(RATE).average(0.9).build())) {
      float x = descent.steps(5).x()[0];
      float average = descent.values("x/average")[0];
      assertTrue(average > x && average < 1, average + ", " + x);
    }
  }

  @Test
  void checkpoints_of_running_trainings_know_these_names() {
    Optimizer optimizer = AdamW.builder(RATE).decay(0.02).clipNorm(10).average(0.998).build();
    try (Descent descent = Descent.onQuadratic(optimizer)) {
      assertEquals(
          Set.of("x", "x/adam_m", "x/adam_v", "x/average"), descent.net().weights().keySet());
    }
  }

  @Test
  void rate_and_norm_are_noted() {
    Optimizer optimizer = GradientDescent.builder(RATE).accumulate(3).build();
    try (Descent descent = Descent.onQuadratic(optimizer)) {
      assertEquals(0.1, descent.scalar("learning_rate"), 1e-7);
      assertEquals(Math.sqrt(1 + 100 + 0.01) / 3, descent.scalar("gradient_norm"), 1e-5);
    }
  }

  @Test
  void gradients_may_be_changed_before_they_are_applied() {
    Optimizer plain = GradientDescent.builder(RATE).build();
    Optimizer reversed =
        new Optimizer() {
          @Override
          public List<GradientAndVariable> computeGradients(Net net, Operand<TFloat32> loss) {
            return plain.computeGradients(net, loss).stream()
                .map(g -> g.with(net.tf().math.neg(g.gradient())))
                .toList();
          }

          @Override
          public Op applyGradients(Net net, List<GradientAndVariable> gradients) {
            return plain.applyGradients(net, gradients);
          }
        };
    try (Descent descent = Descent.onQuadratic(reversed)) {
      assertEquals(1.1, descent.steps(1).x()[0], 1e-6);
    }
  }

  @Test
  void a_variable_off_the_loss_is_named() {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Descent(
                    Adam.builder(RATE).build(),
                    new float[] {1},
                    (net, x) -> net.tf().constant(1f)));
    assertTrue(thrown.getMessage().contains("'x'"), thrown.getMessage());
  }

  @Test
  void options_out_of_range_are_refused_with_the_value_found() {
    assertEquals(
        "the momentum is 1.0, must be in [0, 1)",
        assertThrows(IllegalArgumentException.class, () -> Momentum.builder(RATE, 1)).getMessage());
    assertEquals(
        "accumulates 0 batches, must be at least 1",
        assertThrows(IllegalArgumentException.class, () -> Adam.builder(RATE).accumulate(0))
            .getMessage());
  }
}
