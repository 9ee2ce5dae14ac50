package io.facerec.train.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;

/** Each optimiser against its formula in double precision, and on a problem of the literature. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OptimizerReferenceTest {
  private static final double RATE = 0.01;

  /** One value: what it remembers, and how it moves. */
  private interface Reference {
    /** The next x; {@code memory} holds two numbers that begin at 0. */
    double next(double x, double gradient, double[] memory, int step);
  }

  static Stream<Arguments> references() {
    Schedule rate = Schedule.constant(RATE);
    return Stream.of(
        of("gradient descent", GradientDescent.builder(rate), (x, g, s, t) -> x - RATE * g),
        of(
            "momentum",
            Momentum.builder(rate),
            (x, g, s, t) -> {
              s[0] = 0.9 * s[0] + g;
              return x - RATE * s[0];
            }),
        of(
            "Nesterov",
            Nesterov.builder(rate),
            (x, g, s, t) -> {
              s[0] = 0.9 * s[0] + g;
              return x - RATE * (g + 0.9 * s[0]);
            }),
        of(
            "Adagrad",
            Adagrad.builder(rate),
            (x, g, s, t) -> {
              s[0] += g * g;
              return x - RATE * g / (Math.sqrt(0.1 + s[0]) + 1e-7);
            }),
        of(
            "RMSProp",
            Optimizer.builder(new RmsProp(0.9, 0.5, 1e-7), rate),
            (x, g, s, t) -> {
              s[0] = 0.9 * s[0] + 0.1 * g * g;
              s[1] = 0.5 * s[1] + RATE * g / Math.sqrt(s[0] + 1e-7);
              return x - s[1];
            }),
        of("Adam", Adam.builder(rate), OptimizerReferenceTest::adam),
        of(
            "AdamW",
            AdamW.builder(rate).decay(0.1),
            (x, g, s, t) -> adam(x * (1 - RATE * 0.1), g, s, t)));
  }

  private static double adam(double x, double g, double[] s, int t) {
    s[0] = 0.9 * s[0] + 0.1 * g;
    s[1] = 0.999 * s[1] + 0.001 * g * g;
    double rate = RATE * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
    return x - rate * s[0] / (Math.sqrt(s[1]) + 1e-8);
  }

  private static Arguments of(String name, OptimizerBuilder builder, Reference reference) {
    return Arguments.of(name, builder.build(), reference);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("references")
  void a_hundred_steps_agree_with_double_precision(
      String name, Optimizer optimizer, Reference reference) {
    try (Descent descent = Descent.onQuadratic(optimizer)) {
      float[] found = descent.steps(100).x();
      for (int i = 0; i < found.length; i++) {
        double x = 1;
        double[] memory = new double[2];
        for (int step = 1; step <= 100; step++) {
          x = reference.next(x, Descent.CURVATURE[i] * x, memory, step);
        }
        assertEquals(x, found[i], 1e-6, "direction " + i);
      }
    }
  }

  static Stream<Arguments> booth() {
    Schedule falling = Schedule.cosine(0.5, 0, 1, 400);
    return Stream.of(
        of("gradient descent", GradientDescent.builder(Schedule.constant(0.05))),
        of("momentum", Momentum.builder(Schedule.constant(0.01))),
        of("Nesterov", Nesterov.builder(Schedule.constant(0.01))),
        of("Adagrad", Adagrad.builder(Schedule.constant(1))),
        of("RMSProp", RmsProp.builder(falling)),
        of("Adam", Adam.builder(falling)),
        of("AdamW", AdamW.builder(falling).decay(1e-7)));
  }

  private static Arguments of(String name, OptimizerBuilder builder) {
    return Arguments.of(name, builder.build());
  }

  /**
   * Booth's function (x + 2 y - 7)^2 + (2 x + y - 5)^2, convex, its least value 0 at (1, 3): number
   * 17 in Jamil and Yang, "A literature survey of benchmark functions for global optimization
   * problems", 2013 (arXiv 1308.4008).
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("booth")
  void the_published_minimum_of_Booths_function_is_reached(String name, Optimizer optimizer) {
    try (Descent descent =
        new Descent(
            optimizer,
            new float[] {-4, 8},
            (net, x) -> {
              Ops tf = net.tf();
              var sums =
                  tf.linalg.matMul(
                      tf.constant(StdArrays.ndCopyOf(new float[][] {{1, 2}, {2, 1}})),
                      tf.expandDims(x, tf.constant(1)));
              var off = tf.math.sub(tf.squeeze(sums), tf.constant(new float[] {7, 5}));
              return tf.sum(tf.math.square(off), tf.constant(0));
            })) {
      assertArrayEquals(new float[] {1, 3}, descent.steps(400).x(), 1e-4f, descent.toString());
    }
  }
}
