package io.facerec.train.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.facerec.train.layer.FullyConnected;
import io.facerec.train.layer.Net;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegularizationTest {
  private static final Optimizer DESCENT = GradientDescent.builder(Schedule.constant(0.1)).build();

  private static Operand<TFloat32> nothing(Net net, Operand<TFloat32> x) {
    return net.tf().math.mul(net.tf().constant(0f), net.tf().sum(x, net.tf().constant(0)));
  }

  /** Half the square of x - target, summed. */
  private static Operand<TFloat32> near(Net net, Operand<TFloat32> x, float... target) {
    Ops tf = net.tf();
    return tf.math.mul(
        tf.constant(0.5f),
        tf.sum(tf.math.squaredDifference(x, tf.constant(target)), tf.constant(0)));
  }

  @Test
  void the_gradient_of_L2_is_twice_lambda_w() {
    try (Descent descent =
        new Descent(
            DESCENT,
            new float[] {1, -3},
            (net, x) -> {
              Regularization.l2(0.25).on(net);
              return nothing(net, x);
            })) {
      assertEquals(0.25 * 10, descent.scalar("l2"), 1e-6);
      assertEquals(0.25 * 10, descent.scalar("penalty"), 1e-6);
      // w - 0.1 x 2 x 0.25 x w
      assertArrayEquals(new float[] {0.95f, -2.85f}, descent.steps(1).x(), 1e-6f);
    }
  }

  @Test
  void the_gradient_of_L1_is_lambda_by_the_sign() {
    try (Descent descent =
        new Descent(
            DESCENT,
            new float[] {1, -3},
            (net, x) -> {
              Regularization.l1(0.5).on(net);
              return nothing(net, x);
            })) {
      assertEquals(0.5 * 4, descent.scalar("l1"), 1e-6);
      assertArrayEquals(new float[] {0.95f, -2.95f}, descent.steps(1).x(), 1e-6f);
    }
  }

  /** The lasso's answer: each target moved by lambda towards 0, or 0. */
  private static final float[] TARGET = {1, 0.3f, -0.2f, -2};

  private static final float[] LASSO = {0.6f, 0, 0, -1.6f};

  @Test
  void the_proximal_step_gives_exact_zeros() {
    Optimizer proximal = GradientDescent.builder(Schedule.constant(0.1)).proximalL1(0.4).build();
    try (Descent descent =
        new Descent(proximal, new float[] {1, 1, 1, 1}, (net, x) -> near(net, x, TARGET))) {
      float[] found = descent.steps(200).x();
      assertArrayEquals(LASSO, found, 1e-5f);
      assertEquals(0, found[1]);
      assertEquals(0, found[2]);
    }
  }

  @Test
  void the_gradient_of_L1_comes_near_the_same_answer_but_not_to_zero() {
    try (Descent descent =
        new Descent(
            DESCENT,
            new float[] {1, 1, 1, 1},
            (net, x) -> {
              Regularization.l1(0.4).on(net);
              return near(net, x, TARGET);
            })) {
      float[] found = descent.steps(200).x();
      assertArrayEquals(LASSO, found, 0.07f);
      assertNotEquals(0, found[1]);
      assertNotEquals(0, found[2]);
    }
  }

  @Test
  void a_layer_alone_is_penalised_without_its_biases() {
    try (Descent descent =
        new Descent(
            DESCENT,
            new float[] {1, 1},
            (net, x) -> {
              Ops tf = net.tf();
              Operand<TFloat32> row = tf.expandDims(x, tf.constant(0));
              Operand<TFloat32> y =
                  Regularization.l2(0.5).of(new FullyConnected("small", 3)).apply(net, row);
              y = new FullyConnected("free", 1).apply(net, y);
              return tf.sum(y, tf.constant(new int[] {0, 1}));
            })) {
      double sum = 0;
      for (float w : descent.values("small/kernel")) {
        sum += w * w;
      }
      assertEquals(0.5 * sum, descent.scalar("l2/small"), 1e-5);
      assertEquals(Set.of("l2/small"), descent.net().penalties().keySet());
    }
  }

  @Test
  void biases_count_where_it_is_said() {
    try (Descent descent =
        new Descent(
            DESCENT,
            new float[] {3},
            (net, x) -> {
              Operand<TFloat32> bias = net.trainable("bias", Shape.of(1), 2);
              Regularization.l1(1).withBiases().on(net);
              return nothing(net, net.tf().math.add(x, bias));
            })) {
      assertEquals(5, descent.scalar("l1"), 1e-6);
    }
  }

  @Test
  void a_penalty_is_given_once() {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Descent(
                    DESCENT,
                    new float[] {1},
                    (net, x) -> {
                      Regularization.l2(1).on(net);
                      Regularization.l2(1).on(net);
                      return nothing(net, x);
                    }));
    assertEquals("two penalties are named l2", thrown.getMessage());
  }
}
