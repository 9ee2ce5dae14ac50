package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.model.ModelCard;
import io.facerec.train.checkpoint.WarmStart;
import io.facerec.train.data.Dataset;
import io.facerec.train.export.BestExporter;
import io.facerec.train.export.Export;
import io.facerec.train.export.FinalExporter;
import io.facerec.train.hook.EarlyStopping;
import io.facerec.train.hook.ProfilerHook;
import io.facerec.train.layer.FullyConnected;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** The programs of docs/training/estimator.md. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EstimatorPageTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path dir;

  static InputFunction sums(long end) {
    return (tf, start) -> {
      Dataset.Elements next =
          Dataset.range(tf, start.element(32), end)
              .map(2, List.of(), (fn, n, none) -> example(fn, n.get(0)))
              .batch(32, false)
              .prefetch(2)
              .iterate();
      Map<String, Operand<?>> features = Map.of("x", next.tensors().get(0));
      Map<String, Operand<?>> labels = Map.of("sum", next.tensors().get(1));
      return new InputFunction.Input(features, labels, next.initializer());
    };
  }

  private static List<Operand<?>> example(Ops tf, Operand<?> n) {
    Operand<TInt64> seed = tf.stack(List.of(n.asOutput().expect(TInt64.class), tf.constant(7L)));
    Operand<TFloat32> x = tf.random.statelessRandomUniform(tf.constant(new long[] {4}), seed);
    return List.of(x, tf.sum(x, tf.constant(0), Sum.keepDims(true)));
  }

  static EstimatorSpec line(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    Ops tf = net.tf();
    Operand<TFloat32> x = features.get("x").asOutput().expect(TFloat32.class);
    Operand<TFloat32> y = new FullyConnected("line", 1).apply(net, x);
    if (mode == Mode.PREDICT) {
      return EstimatorSpec.predict(Map.of("y", y));
    }
    Operand<TFloat32> error = tf.math.sub(y, labels.get("sum").asOutput().expect(TFloat32.class));
    net.histogram("error", error); // drawn in TensorBoard, as is net.scalar and net.image
    Operand<TFloat32> loss = tf.math.mean(tf.math.square(error), tf.constant(new int[] {0, 1}));
    if (mode == Mode.EVAL) {
      Operand<TFloat32> off = tf.math.mean(tf.math.abs(error), tf.constant(new int[] {0, 1}));
      return EstimatorSpec.eval(loss, Map.of("off", off));
    }
    return EstimatorSpec.train(
        loss, AdamW.builder(Schedule.constant(0.05)).build().minimize(net, loss));
  }

  @Test
  void the_estimator_of_the_page_learns_to_add() {
    RunConfig config = RunConfig.builder(dir).seed(1).saveEvery(100).summaryEvery(50).build();
    Estimator estimator = Estimator.of(EstimatorPageTest::line, config);
    estimator.train(sums(Long.MAX_VALUE), Steps.total(300));
    Map<String, Double> measured = estimator.evaluate(sums(640), Steps.untilEnd());
    try (Stream<Map<String, NdArray<?>>> all = estimator.predict(sums(50)).examples()) {
      assertEquals(50, all.map(example -> example.get("y")).count());
    }
    ServingInput serving =
        tf -> Map.of("x", tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 4))));
    estimator.export(dir.resolve("model"), serving, card());

    assertTrue(measured.get("off") < 0.05, measured::toString);
    assertEquals(300.0, measured.get("global_step"));
    assertTrue(Files.exists(dir.resolve("model/graph.pb")));
  }

  @Test
  void the_training_of_the_page_is_evaluated_and_exported_on_the_way() {
    Estimator estimator =
        Estimator.of(EstimatorPageTest::line, RunConfig.builder(dir).saveEvery(50).build());
    ServingInput serving =
        tf -> Map.of("x", tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 4))));
    ProfilerHook profiler = ProfilerHook.create();
    Export model = Export.of(serving, card());
    Outcome outcome =
        estimator.trainAndEvaluate(
            TrainSpec.of(
                sums(Long.MAX_VALUE), 2_000, EarlyStopping.noDecrease("off", 100), profiler),
            EvalSpec.of(sums(640), Steps.untilEnd())
                .named("held-out")
                .exporters(BestExporter.lowest("off", model), FinalExporter.of(model)));

    assertTrue(outcome.evaluated().metric("off") < 0.05, outcome::toString);
    assertTrue(Files.exists(dir.resolve("export/best/best.properties")));
    assertTrue(profiler.profile().isPresent());

    Estimator next =
        Estimator.of(EstimatorPageTest::line, RunConfig.in(dir.resolve("next")))
            .warmStart(WarmStart.from(dir).only("line/.*"));
    next.train(sums(Long.MAX_VALUE), Steps.of(1));
    assertTrue(next.evaluate(sums(640), Steps.untilEnd()).get("off") < 0.2);
  }

  private static ModelCard card() {
    return new ModelCard(
        ModelCard.FORMAT, "sum", "adds", "", "", null, null, null, null, null, null, null, null);
  }

  @Test
  void every_line_of_the_page_is_a_line_of_this_file() throws IOException {
    String here =
        Files.readString(
            Path.of("src/test/java/io/facerec/train/estimator/EstimatorPageTest.java"));
    String flat = here.replaceAll("\\s+", "");
    Matcher snippets = JAVA.matcher(Files.readString(Path.of("../docs/training/estimator.md")));
    List<String> strange = new ArrayList<>();
    while (snippets.find()) {
      snippets
          .group(1)
          .lines()
          .filter(line -> !flat.contains(line.replaceAll("\\s+", "")))
          .forEach(strange::add);
    }
    assertEquals(List.of(), strange);
  }
}
