package io.facerec.examples.theory;

import static java.lang.System.out;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Floats;
import io.facerec.train.layer.FullyConnected;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.GradientAndVariable;
import io.facerec.train.optimize.GradientDescent;
import io.facerec.train.optimize.Optimizer;
import io.facerec.train.optimize.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Backpropagation on two inputs, three ReLUs and one output: the gradients that the chain rule
 * gives by hand beside those of the graph.
 */
public final class Backpropagation {
  /** The input. */
  private static final float[] X = {1, 2};

  /** What the output ought to be. */
  private static final float TARGET = 2;

  private static final Map<String, float[]> WEIGHTS =
      ImmutableMap.of(
          "hidden/kernel", new float[] {1, -1, -2, 0.5f, 1, 0.5f},
          "hidden/bias", new float[] {0, 0, 0},
          "output/kernel", new float[] {1, -2, 3},
          "output/bias", new float[] {0.5f});

  /**
   * Worked by hand. Forwards: the sums are 1 + 1 = 2, -1 + 2 = 1 and -2 + 1 = -1, so the ReLUs give
   * 2, 1 and 0, and the output is 2 - 2 + 0 + 0.5 = 0.5. The loss is (0.5 - 2)^2 / 2 = 1.125.
   * Backwards: the output's gradient is 0.5 - 2 = -1.5; times what came in it is that of a weight,
   * times the weight that of what came in; where a ReLU is shut, nothing passes.
   */
  private static final Map<String, float[]> BY_HAND =
      ImmutableMap.of(
          "output/bias", new float[] {-1.5f},
          "output/kernel", new float[] {-1.5f * 2, -1.5f * 1, 0},
          "hidden/bias", new float[] {-1.5f * 1, -1.5f * -2, 0},
          "hidden/kernel", new float[] {-1.5f, 3, 0, -1.5f * 2, 3 * 2, 0});

  private Backpropagation() {}

  /** Prints both, variable by variable. */
  public static void main(String[] words) {
    Map<String, float[]> computed = ofTheGraph();
    out.printf("%-14s %-32s %s%n", "variable", "by hand", "of the graph");
    byHand()
        .forEach(
            (variable, gradient) ->
                out.printf(
                    "%-14s %-32s %s%n",
                    variable, text(gradient), text(requireNonNull(computed.get(variable)))));
  }

  private static String text(float[] values) {
    return Floats.asList(values).stream()
        .map(value -> value == 0 ? "0" : value.toString()) // -0.0 is 0 as well
        .collect(joining(", "));
  }

  /** The gradients worked by hand, row by row. */
  static Map<String, float[]> byHand() {
    return BY_HAND;
  }

  /** The gradients that TensorFlow derives, row by row. */
  static Map<String, float[]> ofTheGraph() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Net net = Net.root(tf, true, 1, tf.constant(0L));
      Operand<TFloat32> x = tf.expandDims(tf.constant(X), tf.constant(0));
      Operand<TFloat32> hidden = tf.nn.relu(new FullyConnected("hidden", 3).apply(net, x));
      Operand<TFloat32> y = new FullyConnected("output", 1).apply(net, hidden);
      Operand<TFloat32> loss =
          tf.math.mul(
              tf.constant(0.5f), tf.math.squaredDifference(tf.squeeze(y), tf.constant(TARGET)));
      Optimizer optimizer = GradientDescent.builder(Schedule.constant(0.1)).build();
      List<GradientAndVariable> gradients = optimizer.computeGradients(net, loss);
      try (Session session = new Session(graph, false)) {
        Values.set(session, tf, net, WEIGHTS);
        Map<String, float[]> values = new LinkedHashMap<>();
        gradients.forEach(
            g -> values.put(g.variable().name(), Values.fetch(session, g.gradient())));
        return values;
      }
    }
  }
}
