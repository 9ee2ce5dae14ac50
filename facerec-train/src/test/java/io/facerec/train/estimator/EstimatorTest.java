package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.model.ModelCard;
import io.facerec.train.checkpoint.WarmStart;
import io.facerec.train.layer.Convolution;
import io.facerec.train.layer.ConvolutionBlock;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.data.Iterator;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EstimatorTest {
  private static final int BATCHES = 60;

  @TempDir private Path dir;

  /** Batch n of random pictures, which depend on n alone; the label is a picture's mean. */
  private static InputFunction pictures(int batches) {
    return (tf, start) -> {
      List<Class<? extends TType>> types = List.of(TInt64.class);
      List<Shape> shapes = List.of(Shape.scalar());
      Op dataset =
          tf.data.rangeDataset(
              tf.constant(start.step()),
              tf.constant((long) batches),
              tf.constant(1L),
              types,
              shapes);
      Iterator iterator = tf.data.iterator("", "", types, shapes);
      Operand<? extends TType> handle = iterator.asOutput();
      Op initializer = tf.data.makeIterator(((Operand<?>) dataset).asOutput(), handle);
      Operand<TInt64> index =
          tf.data.iteratorGetNext(handle, types, shapes).components().get(0).expect(TInt64.class);
      Operand<TFloat32> x =
          tf.random.statelessRandomUniform(
              tf.constant(new long[] {8, 8, 8, 3}), tf.stack(List.of(index, tf.constant(7L))));
      Operand<TFloat32> mean = tf.math.mean(x, tf.constant(new int[] {1, 2, 3}));
      return new InputFunction.Input(Map.of("x", x), Map.of("mean", mean), initializer);
    };
  }

  private static EstimatorSpec model(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    Ops tf = net.tf();
    @SuppressWarnings("unchecked")
    Operand<TFloat32> x = (Operand<TFloat32>) features.get("x");
    Operand<TFloat32> y = ConvolutionBlock.of("first", 16, 3).stride(2).apply(net, x);
    y = ConvolutionBlock.of("grouped", 32, 3).groups(8).apply(net, y);
    y = ConvolutionBlock.depthwise("deep", 3).linear().apply(net, y);
    y = Convolution.of("last", 1, 1).apply(net, y);
    Operand<TFloat32> predicted = tf.math.mean(y, tf.constant(new int[] {1, 2, 3}));
    if (mode == Mode.PREDICT) {
      return EstimatorSpec.predict(Map.of("mean", predicted));
    }
    @SuppressWarnings("unchecked")
    Operand<TFloat32> target = (Operand<TFloat32>) labels.get("mean");
    Operand<TFloat32> loss =
        tf.math.mean(tf.math.squaredDifference(predicted, target), tf.constant(0));
    return mode == Mode.EVAL
        ? EstimatorSpec.eval(loss, Map.of("twice", tf.math.mul(loss, tf.constant(2f))))
        : EstimatorSpec.train(
            loss,
            AdamW.builder(Schedule.cosine(1e-2, 1e-4, 5, BATCHES))
                .decay(0.01)
                .clipNorm(5)
                .average(0.9)
                .build()
                .minimize(net, loss));
  }

  private Estimator estimator(String name) {
    return Estimator.of(
        EstimatorTest::model,
        RunConfig.builder(dir.resolve(name)).saveEvery(10).logEvery(20).bfloat16(false).build());
  }

  private static float[] predict(Estimator estimator) {
    try (Predictions predictions = estimator.predict(pictures(1))) {
      Map<String, Tensor> batch = predictions.next().orElseThrow();
      float[] values = values((TFloat32) batch.get("mean"));
      assertTrue(predictions.next().isEmpty());
      return values;
    }
  }

  private static float[] values(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  @Test
  void training_lowers_the_loss_and_evaluation_averages_it() {
    Estimator estimator = estimator("a").train(pictures(2), Steps.untilEnd());
    double before = estimator.evaluate(pictures(4), Steps.of(4)).get("loss");
    estimator.train(pictures(BATCHES), Steps.total(BATCHES));
    Map<String, Double> after = estimator.evaluate(pictures(4), Steps.untilEnd());
    assertTrue(after.get("loss") < before, before + " then " + after);
    assertEquals(2 * after.get("loss"), after.get("twice"), 1e-6);
    assertEquals(BATCHES, after.get("global_step"));
  }

  @Test
  void a_resumed_training_ends_with_the_weights_of_an_uninterrupted_one() {
    Estimator whole = estimator("whole").train(pictures(BATCHES), Steps.total(30));
    Estimator parts = estimator("parts").train(pictures(BATCHES), Steps.total(13));
    parts.train(pictures(BATCHES), Steps.of(17));
    assertEquals(30, parts.latestCheckpoint().orElseThrow().step());
    assertArrayEquals(predict(whole), predict(parts));
  }

  @Test
  void an_input_that_skips_elements_goes_on_where_its_position_says() {
    // elements 0, 3, 6, ... are broken: two of three are taken, batch by batch
    List<Start> starts = new ArrayList<>();
    InputFunction skipping =
        (tf, start) -> {
          starts.add(start);
          InputFunction.Input whole = pictures(BATCHES).build(tf, start);
          Operand<TInt64> place = tf.math.add(tf.constant(start.element(2)), tf.constant(3L));
          return whole.withPosition(place);
        };
    estimator("skip").train(skipping, Steps.of(1)).train(skipping, Steps.of(1));
    Estimator reopened = estimator("skip").train(skipping, Steps.of(1));
    assertEquals(
        List.of(Start.FIRST, new Start(1, OptionalLong.of(3)), new Start(2, OptionalLong.of(6))),
        starts);
    assertEquals(9L, reopened.variableValue("input_position").getObject());
  }

  @Test
  void a_half_written_checkpoint_is_not_looked_at() throws Exception {
    Estimator estimator = estimator("half").train(pictures(BATCHES), Steps.total(10));
    float[] before = predict(estimator);
    Files.writeString(dir.resolve("half/checkpoint-20.index"), "half");
    assertEquals(10, estimator.latestCheckpoint().orElseThrow().step());
    assertArrayEquals(before, predict(estimator));
  }

  @Test
  void only_the_newest_checkpoints_are_kept() throws Exception {
    estimator("kept").train(pictures(BATCHES), Steps.total(50));
    try (var files = Files.list(dir.resolve("kept"))) {
      assertEquals(
          List.of("checkpoint-30.index", "checkpoint-40.index", "checkpoint-50.index"),
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith("index"))
              .sorted()
              .toList());
    }
  }

  @Test
  void a_warm_start_takes_the_weights_but_not_the_step() {
    Estimator first = estimator("first").train(pictures(BATCHES), Steps.total(40));
    double trained = first.evaluate(pictures(2), Steps.untilEnd()).get("loss");
    double warm =
        estimator("second")
            .warmStart(WarmStart.from(dir.resolve("first")))
            .train(pictures(BATCHES), Steps.of(1))
            .evaluate(pictures(2), Steps.untilEnd())
            .get("loss");
    double cold =
        estimator("third")
            .train(pictures(BATCHES), Steps.of(1))
            .evaluate(pictures(2), Steps.untilEnd())
            .get("loss");
    assertTrue(Math.abs(warm - trained) < Math.abs(cold - trained), trained + " " + warm);
    assertEquals(1, estimator("second").latestCheckpoint().orElseThrow().step());
  }

  @Test
  void an_exported_graph_without_a_variable_predicts_the_same() throws Exception {
    Estimator estimator = estimator("export").train(pictures(BATCHES), Steps.total(20));
    ServingInput serving =
        tf -> Map.of("x", tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 8, 8, 3))));
    ModelCard words =
        new ModelCard(1, "test", "test", "", "", null, null, null, null, null, null, null, null);
    ModelCard card = estimator.export(dir.resolve("out"), serving, words);
    GraphDef frozen = GraphDef.parseFrom(Files.readAllBytes(dir.resolve("out/graph.pb")));
    assertFalse(
        frozen.getNodeList().stream().anyMatch(n -> n.getOp().matches("VariableV2|Rsqrt|Assign")));
    try (Graph graph = new Graph();
        Graph numbers = new Graph()) {
      graph.importGraphDef(frozen);
      Ops tf = Ops.create(numbers);
      Operand<TFloat32> x =
          tf.random.statelessRandomUniform(
              tf.constant(new long[] {8, 8, 8, 3}), tf.constant(new long[] {0, 7}));
      try (Session session = new Session(graph);
          Session made = new Session(numbers);
          Result input = made.runner().fetch(x).run();
          Result output =
              session
                  .runner()
                  .feed(card.inputs().get("x"), input.get(0))
                  .fetch(card.outputs().get("mean"))
                  .run()) {
        assertArrayEquals(predict(estimator), values((TFloat32) output.get(0)), 1e-6f);
      }
    }
  }

  @Test
  void evaluating_without_a_checkpoint_says_to_train_first() {
    Exception thrown =
        assertThrows(
            IllegalStateException.class,
            () -> estimator("none").evaluate(pictures(1), Steps.of(1)));
    assertTrue(thrown.getMessage().endsWith("train first"), thrown.getMessage());
  }
}
