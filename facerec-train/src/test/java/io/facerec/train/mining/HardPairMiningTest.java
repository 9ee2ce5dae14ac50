package io.facerec.train.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.checkpoint.CheckpointReader;
import io.facerec.train.data.DrawnFaces;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.HardPairs;
import io.facerec.train.data.ImageSpec;
import io.facerec.train.data.PairStreamer;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A net of one matrix learns from pairs of drawn faces, one of which is broken. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HardPairMiningTest {
  private static final int VALUES = 16 * 16;

  @TempDir Path root;
  private FaceFolder people;

  @BeforeEach
  void draw() throws IOException {
    people = DrawnFaces.draw(root.resolve("faces"), 3, 3, 2);
    Files.writeString(people.photos().get(4).path(), "no picture");
  }

  private static final ModelFunction MODEL =
      (net, features, labels, mode) -> {
        Ops tf = net.tf();
        Operand<TFloat32> kernel = net.kernel("kernel", Shape.of(VALUES, 4), 0.05);
        Operand<TFloat32> first = embed(net, kernel, features.get(PairStreamer.FIRST));
        if (mode == Mode.PREDICT) {
          return EstimatorSpec.predict(Map.of("embeddings", first));
        }
        Operand<TFloat32> second = embed(net, kernel, features.get(PairStreamer.SECOND));
        Operand<TFloat32> different =
            labels.get(PairStreamer.DIFFERENT).asOutput().expect(TFloat32.class);
        Operand<TFloat32> squared =
            tf.sum(tf.math.square(tf.math.sub(first, second)), tf.constant(1));
        Operand<TFloat32> sign =
            tf.math.sub(tf.constant(1f), tf.math.mul(tf.constant(1.5f), different));
        Operand<TFloat32> loss = tf.math.mean(tf.math.mul(squared, sign), tf.constant(0));
        return EstimatorSpec.train(
            loss, AdamW.builder(Schedule.constant(1e-2)).build().minimize(net, loss));
      };

  private static Operand<TFloat32> embed(Net net, Operand<TFloat32> kernel, Operand<?> pictures) {
    Ops tf = net.tf();
    return tf.linalg.matMul(
        tf.reshape(pictures.asOutput().expect(TFloat32.class), tf.constant(new int[] {-1, VALUES})),
        kernel);
  }

  private HardPairs tables(String name) {
    return HardPairs.in(root.resolve(name).resolve("hard")).period(36).share(0.5);
  }

  private RunConfig config(String name) {
    return RunConfig.builder(root.resolve(name)).saveEvery(2).bfloat16(false).build();
  }

  private PairStreamer stream(String name) {
    return PairStreamer.of(people)
        .hard(tables(name))
        .image(ImageSpec.grey(16))
        .batch(2)
        .parallelCalls(1)
        .prefetch(1);
  }

  /** Trains to a step, as often as there are steps. */
  private NdArray<?> train(String name, long... steps) {
    Estimator estimator = Estimator.of(MODEL, config(name));
    for (long step : steps) {
      estimator.train(
          stream(name),
          Steps.total(step),
          HardPairMining.of(MODEL, "embeddings", config(name), stream(name)));
    }
    return new CheckpointReader(estimator.latestCheckpoint().orElseThrow()).value("kernel");
  }

  @Test
  void each_period_gets_its_table_before_the_stream_comes_to_it() {
    train("run", 30);
    assertFalse(tables("run").has(0));
    for (long period = 1; period <= 3; period++) {
      assertTrue(tables("run").has(period), "no table of period " + period);
    }
  }

  @Test
  void a_training_that_goes_on_ends_with_the_weights_of_one_that_did_not_stop() {
    NdArray<?> whole = train("whole", 30);
    assertEquals(whole, train("parts", 6, 14, 30));
    // and the hard pairs made a difference
    Estimator.of(MODEL, config("easy"))
        .train(stream("easy").hard(tables("easy").share(0)), Steps.total(30));
    assertNotEquals(
        whole,
        new CheckpointReader(Estimator.of(MODEL, config("easy")).latestCheckpoint().orElseThrow())
            .value("kernel"));
  }

  @Test
  void a_stream_without_hard_pairs_or_a_model_without_embeddings_is_refused() {
    RunConfig config = config("none");
    assertThrows(
        IllegalArgumentException.class,
        () -> HardPairMining.of(MODEL, "embeddings", config, PairStreamer.of(people)));
    HardPairMining wrong = HardPairMining.of(MODEL, "vectors", config, stream("none"));
    Estimator estimator = Estimator.of(MODEL, config);
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> estimator.train(stream("none"), Steps.total(2), wrong));
    assertTrue(e.getMessage().contains("vectors"), e.getMessage());
  }
}
