package io.facerec.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.facerec.model.ModelCard;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.optimize.GradientDescent;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BatchNormalizationTest {
  /** Mean 4, variance 5, unbiased 20 / 3. */
  private static final float[][] BATCH = {{1}, {3}, {5}, {7}};

  @TempDir private Path dir;

  @Test
  void a_batch_is_normalised_by_its_own_statistics() {
    float deviation = (float) Math.sqrt(5 + 1e-3);
    assertArrayEquals(
        new float[] {-3 / deviation, -1 / deviation, 1 / deviation, 3 / deviation},
        Layers.run(
            true,
            0,
            net ->
                new BatchNormalization("n")
                    .apply(net, net.tf().constant(StdArrays.ndCopyOf(BATCH)))),
        1e-5f);
  }

  private static EstimatorSpec model(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    @SuppressWarnings("unchecked")
    Operand<TFloat32> x = (Operand<TFloat32>) features.get("x");
    Operand<TFloat32> y = new BatchNormalization("n").apply(net, x);
    if (mode == Mode.PREDICT) {
      return EstimatorSpec.predict(Map.of("y", y));
    }
    Ops tf = net.tf();
    Operand<TFloat32> loss = tf.math.mean(tf.math.square(y), tf.constant(new int[] {0, 1}));
    // a rate of 0: gamma and beta stay 1 and 0
    return EstimatorSpec.train(
        loss, GradientDescent.builder(Schedule.constant(0)).build().minimize(net, loss));
  }

  @Test
  void moving_statistics_follow_the_batches_and_are_exported() throws Exception {
    InputFunction input =
        (tf, start) ->
            new InputFunction.Input(
                Map.of("x", tf.constant(StdArrays.ndCopyOf(BATCH))), Map.of(), tf.noOp());
    Estimator estimator =
        Estimator.of(BatchNormalizationTest::model, RunConfig.in(dir.resolve("model")))
            .train(input, Steps.of(3));
    ModelCard words =
        new ModelCard(1, "test", "test", "", "", null, null, null, null, null, null, null, null);
    ModelCard card =
        estimator.export(
            dir.resolve("out"),
            tf -> Map.of("x", tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)))),
            words);

    double stays = Math.pow(0.99, 3);
    double mean = 4 * (1 - stays);
    double variance = stays + 20 / 3.0 * (1 - stays);
    GraphDef frozen = GraphDef.parseFrom(Files.readAllBytes(dir.resolve("out/graph.pb")));
    assertFalse(frozen.getNodeList().stream().anyMatch(n -> n.getOp().matches("Variable.*|Rsqrt")));
    try (Graph graph = new Graph();
        TFloat32 two = TFloat32.tensorOf(StdArrays.ndCopyOf(new float[][] {{2}}))) {
      graph.importGraphDef(frozen);
      try (Session session = new Session(graph);
          Result result =
              session
                  .runner()
                  .feed(card.inputs().get("x"), two)
                  .fetch(card.outputs().get("y"))
                  .run()) {
        assertEquals(
            (2 - mean) / Math.sqrt(variance + 1e-3),
            ((TFloat32) result.get(0)).getFloat(0, 0),
            1e-5);
      }
    }
  }
}
