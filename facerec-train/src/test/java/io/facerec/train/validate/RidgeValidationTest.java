package io.facerec.train.validate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.layer.FullyConnected;
import io.facerec.train.optimize.GradientDescent;
import io.facerec.train.optimize.Regularization;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;

/** Ridge regression by the Estimator, on a problem on which neither end of the grid is good. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RidgeValidationTest {
  private static final int FEATURES = 55;
  private static final int USEFUL = 5;
  private static final int EXAMPLES = 60;
  private static final int FOLDS = 3;
  private static final List<Double> LAMBDAS = List.of(1e-4, 0.3, 5.0);

  @TempDir Path folder;

  /** The first features count 1 each, the others are noise, and so is as much of the answer. */
  private static final class Examples {
    private final float[][] x;
    private final float[] y;

    Examples(float[][] x, float[] y) {
      this.x = x;
      this.y = y;
    }

    static Examples draw(int count, long seed) {
      Random random = new Random(seed);
      float[][] x = new float[count][FEATURES];
      float[] y = new float[count];
      for (int i = 0; i < count; i++) {
        y[i] = (float) random.nextGaussian();
        for (int j = 0; j < FEATURES; j++) {
          x[i][j] = (float) random.nextGaussian();
          y[i] += j < USEFUL ? x[i][j] : 0;
        }
      }
      return new Examples(x, y);
    }

    Examples only(IntPredicate wanted) {
      int[] rows = IntStream.range(0, x.length).filter(wanted).toArray();
      float[] some = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        some[i] = y[rows[i]];
      }
      return new Examples(IntStream.of(rows).mapToObj(i -> x[i]).toArray(float[][]::new), some);
    }

    InputFunction input() {
      return (tf, start) ->
          new InputFunction.Input(
              Map.of("x", tf.constant(StdArrays.ndCopyOf(x))),
              Map.of("y", tf.constant(y)),
              tf.noOp());
    }
  }

  private static ModelFunction ridge(double lambda) {
    return (net, features, labels, mode) -> {
      var tf = net.tf();
      Operand<TFloat32> x = features.get("x").asOutput().expect(TFloat32.class);
      Operand<TFloat32> said =
          tf.reshape(new FullyConnected("linear", 1).apply(net, x), tf.constant(new int[] {-1}));
      Operand<TFloat32> y = labels.get("y").asOutput().expect(TFloat32.class);
      Operand<TFloat32> loss = tf.math.mean(tf.math.square(tf.math.sub(said, y)), tf.constant(0));
      if (mode == Mode.EVAL) {
        return EstimatorSpec.eval(loss, Map.of());
      }
      Regularization.l2(lambda).on(net);
      return EstimatorSpec.train(
          loss, GradientDescent.builder(Schedule.constant(0.08)).build().minimize(net, loss));
    };
  }

  private double score(String name, double lambda, Examples learned, Examples heldOut) {
    RunConfig config = RunConfig.builder(folder.resolve(name + "-" + lambda)).threads(1).build();
    return -Estimator.of(ridge(lambda), config)
        .train(learned.input(), Steps.of(150))
        .evaluate(heldOut.input(), Steps.of(1))
        .get("loss");
  }

  @Test
  void chooses_a_lambda_that_beats_both_ends_of_the_grid_on_held_out_examples() {
    Examples examples = Examples.draw(EXAMPLES, 1);
    LambdaScores scores =
        CrossValidation.of(folder, FOLDS, LAMBDAS, "ridge")
            .run(
                (lambda, fold) ->
                    score(
                        "fold" + fold,
                        lambda,
                        examples.only(i -> i % FOLDS != fold),
                        examples.only(i -> i % FOLDS == fold)));
    Examples fresh = Examples.draw(2000, 2);
    double chosen = score("all", scores.choice(), examples, fresh);
    double weakest = score("end", LAMBDAS.get(0), examples, fresh);
    double strongest = score("end", LAMBDAS.get(LAMBDAS.size() - 1), examples, fresh);
    String told = "%s%s, ends %s and %s".formatted(scores, chosen, weakest, strongest);
    // scores are negated errors: a fifth less at least
    assertTrue(chosen > 0.8 * weakest, told);
    assertTrue(chosen > 0.8 * strongest, told);
  }
}
