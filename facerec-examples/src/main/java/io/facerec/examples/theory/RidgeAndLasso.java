package io.facerec.examples.theory;

import static java.lang.System.out;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Floats;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.GradientDescent;
import io.facerec.train.optimize.OptimizerBuilder;
import io.facerec.train.optimize.Regularization;
import io.facerec.train.optimize.Schedule;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * L1 against L2 on the same data: a linear model of ten inputs, three of which count, learned from
 * thirty noisy examples without a penalty, with L2 (ridge), with L1 (lasso) by its gradient, and
 * with L1 by its proximal step.
 */
public final class RidgeAndLasso {
  /** What made the data. */
  static final float[] TRUTH = {3, -2, 1, 0, 0, 0, 0, 0, 0, 0};

  private static final int EXAMPLES = 30;
  private static final int HELD_OUT = 1000;
  private static final double L1 = 0.3;
  private static final double L2 = 0.03;
  private static final int STEPS = 500;
  private static final Schedule RATE = Schedule.constant(0.1);

  private RidgeAndLasso() {}

  /**
   * What was learned.
   *
   * @param weights of the ten inputs
   * @param error mean square of what the model is off by on examples it never saw, noise left out
   */
  record Fit(ImmutableList<Float> weights, double error) {
    long zeros() {
      return weights.stream().filter(weight -> weight == 0).count();
    }
  }

  /** All four. */
  static Map<String, Fit> fits() {
    OptimizerBuilder plain = GradientDescent.builder(RATE);
    Consumer<Net> none = net -> {};
    return ImmutableMap.of(
        "no penalty", fit(plain, none),
        "L2", fit(plain, Regularization.l2(L2)::on),
        "L1, gradient", fit(plain, Regularization.l1(L1)::on),
        "L1, proximal", fit(GradientDescent.builder(RATE).proximalL1(L1), none));
  }

  /** Prints weights, exact zeros and errors. */
  public static void main(String[] words) {
    out.printf("%-13s%-70s %5s %6s%n", "", "weights", "zeros", "error");
    fits()
        .forEach(
            (name, fit) -> {
              StringBuilder weights = new StringBuilder();
              for (float weight : fit.weights()) {
                weights.append(
                    weight == 0 ? "      0" : String.format(Locale.ROOT, "%7.3f", weight));
              }
              out.printf("%-13s%-70s %5d %6.3f%n", name, weights, fit.zeros(), fit.error());
            });
  }

  private static Fit fit(OptimizerBuilder optimizer, Consumer<Net> penalty) {
    Descent descent =
        new Descent(
            optimizer.build(),
            (net, x) -> {
              penalty.accept(net);
              return loss(net.tf(), x);
            });
    float[] weights = descent.end(new float[TRUTH.length], STEPS);
    return new Fit(ImmutableList.copyOf(Floats.asList(weights)), error(weights));
  }

  /** Half the mean square of what the model is off by. */
  private static Operand<TFloat32> loss(Ops tf, Operand<TFloat32> weights) {
    Operand<TFloat32> inputs = normal(tf, 1, EXAMPLES, TRUTH.length);
    Operand<TFloat32> noise = normal(tf, 2, EXAMPLES, 1);
    Operand<TFloat32> targets = tf.math.add(outputs(tf, inputs, tf.constant(TRUTH)), noise);
    return tf.math.mul(tf.constant(0.5f), meanSquare(tf, outputs(tf, inputs, weights), targets));
  }

  private static double error(float[] weights) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> inputs = normal(tf, 3, HELD_OUT, TRUTH.length);
      Operand<TFloat32> error =
          meanSquare(
              tf,
              outputs(tf, inputs, tf.constant(weights)),
              outputs(tf, inputs, tf.constant(TRUTH)));
      try (Session session = new Session(graph)) {
        return Values.fetch(session, error)[0];
      }
    }
  }

  private static Operand<TFloat32> normal(Ops tf, long seed, long rows, long columns) {
    return tf.random.statelessRandomNormal(
        tf.constant(new long[] {rows, columns}), tf.constant(new long[] {seed, 20_261_124}));
  }

  private static Operand<TFloat32> outputs(
      Ops tf, Operand<TFloat32> inputs, Operand<TFloat32> weights) {
    return tf.linalg.matMul(inputs, tf.expandDims(weights, tf.constant(1)));
  }

  private static Operand<TFloat32> meanSquare(
      Ops tf, Operand<TFloat32> first, Operand<TFloat32> second) {
    return tf.math.mean(tf.math.squaredDifference(first, second), tf.constant(new int[] {0, 1}));
  }
}
