package io.facerec.train.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.layer.Net;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AdamWTest {
  private static final float[] CURVATURE = {1, 10, 0.1f};

  /** Minimises sum(c x^2) / 2 from ones, and returns x and its average after the steps. */
  private static float[][] minimize(AdamW optimizer, int steps) {
    return minimize(optimizer, steps, weight -> weight);
  }

  private static float[][] minimize(
      AdamW optimizer, int steps, Function<Operand<TFloat32>, Operand<TFloat32>> ignored) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variable<TInt64> step = tf.variable(Shape.scalar(), TInt64.class);
      Net net = Net.root(tf, true, 1, tf.identity(step));
      Operand<TFloat32> x = net.child("net").trainable("x", Shape.of(3), 1);
      Operand<TFloat32> loss =
          tf.math.mul(
              tf.constant(0.5f),
              tf.reduceSum(
                  tf.math.mul(tf.constant(CURVATURE), tf.math.square(ignored.apply(x))),
                  tf.constant(0)));
      Op moved = optimizer.minimize(net, loss);
      Op counted = tf.withControlDependencies(moved).assignAdd(step, tf.constant(1L));
      try (Session session = new Session(graph, false)) {
        session.run(tf.assign(step, tf.constant(0L)));
        net.weights().values().forEach(w -> session.run(tf.assign(w.variable(), w.initial())));
        for (int i = 0; i < steps; i++) {
          session.run(counted);
        }
        Net.Weight average = net.weights().get("net/x/" + AdamW.AVERAGE);
        return new float[][] {
          fetch(session, x), average == null ? new float[0] : fetch(session, average.value())
        };
      }
    }
  }

  private static float[] fetch(Session session, Operand<TFloat32> tensor) {
    try (Result result = session.runner().fetch(tensor).run()) {
      float[] values = new float[3];
      ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
      return values;
    }
  }

  @Test
  void a_hundred_steps_agree_with_a_reference_in_double_precision() {
    double rate = 0.01;
    double[] x = {1, 1, 1};
    double[] m = new double[3];
    double[] v = new double[3];
    for (int step = 1; step <= 100; step++) {
      for (int i = 0; i < 3; i++) {
        double gradient = CURVATURE[i] * x[i];
        m[i] = 0.9 * m[i] + 0.1 * gradient;
        v[i] = 0.999 * v[i] + 0.001 * gradient * gradient;
        double corrected = rate * Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
        x[i] -= corrected * m[i] / (Math.sqrt(v[i]) + 1e-8);
      }
    }
    float[] found = minimize(AdamW.builder(Schedule.constant(rate)).build(), 100)[0];
    for (int i = 0; i < 3; i++) {
      assertEquals(x[i], found[i], 2e-5, "coordinate " + i);
    }
  }

  @Test
  void it_reaches_the_minimum_of_a_quadratic() {
    float[] found = minimize(AdamW.builder(Schedule.cosine(0.1, 0, 10, 400)).build(), 400)[0];
    assertArrayEquals(new float[3], found, 1e-3f);
  }

  @Test
  void equal_runs_end_with_equal_weights() {
    AdamW optimizer = AdamW.builder(Schedule.constant(0.05)).clipNorm(0.5).average(0.9).build();
    assertArrayEquals(minimize(optimizer, 20)[0], minimize(optimizer, 20)[0]);
  }

  @Test
  void the_average_lags_behind_the_weights() {
    float[][] found = minimize(AdamW.builder(Schedule.constant(0.01)).average(0.9).build(), 30);
    assertTrue(found[1][0] > found[0][0] && found[1][0] < 1, found[1][0] + ", " + found[0][0]);
  }

  @Test
  void a_variable_off_the_loss_is_named() {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                minimize(
                    AdamW.builder(Schedule.constant(0.1)).build(),
                    1,
                    x -> Ops.create(x.op().env()).constant(new float[3])));
    assertTrue(thrown.getMessage().contains("'net.x'"), thrown.getMessage());
  }
}
