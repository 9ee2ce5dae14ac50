package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.model.ModelCard;
import io.facerec.train.checkpoint.DamagedCheckpointException;
import io.facerec.train.checkpoint.WarmStart;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.GradientDescent;
import io.facerec.train.optimize.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WarmStartTest {
  @TempDir private Path dir;
  private Estimator old;

  @BeforeEach
  void train() {
    old =
        Estimator.of(
                SmallTraining.model(10), SmallTraining.config(dir.resolve("old")).seed(1).build())
            .train(SmallTraining.shuffled(1), Steps.total(3))
            .train(SmallTraining.shuffled(1), Steps.total(6));
  }

  /** The same model inside a scope {@code backbone}, after one step of no length. */
  private Estimator fresh(String name, WarmStart from) {
    ModelFunction still =
        (net, features, labels, mode) -> {
          Net scope = net.child("backbone");
          EstimatorSpec spec = SmallTraining.model(10).build(scope, features, labels, Mode.EVAL);
          return EstimatorSpec.train(
              spec.loss().orElseThrow(),
              GradientDescent.builder(Schedule.constant(0))
                  .build()
                  .minimize(net, spec.loss().orElseThrow()));
        };
    return Estimator.of(still, SmallTraining.config(dir.resolve(name)).seed(2).build())
        .warmStart(from)
        .train(SmallTraining.shuffled(1), Steps.of(1));
  }

  private WarmStart from() {
    return WarmStart.from(dir.resolve("old"));
  }

  private NdArray<?> old(String name) {
    return old.variableValue(name);
  }

  @Test
  void names_that_changed_are_mapped_and_the_rest_is_new() {
    Estimator taken =
        fresh(
            "mapped",
            from()
                .rename(
                    Map.of(
                        "first/kernel", "backbone/first/kernel",
                        "last/kernel", "backbone/last/kernel")));
    assertEquals(old("first/kernel/average"), taken.variableValue("backbone/first/kernel"));
    assertEquals(old("last/kernel/average"), taken.variableValue("backbone/last/kernel"));
    assertNotEquals(old("deep/kernel/average"), taken.variableValue("backbone/deep/kernel"));
    assertEquals(1, taken.latestCheckpoint().orElseThrow().step());
  }

  @Test
  void of_two_the_mean_is_taken() {
    Estimator other =
        Estimator.of(
                SmallTraining.model(10), SmallTraining.config(dir.resolve("other")).seed(3).build())
            .train(SmallTraining.shuffled(1), Steps.total(2));
    Estimator taken =
        fresh(
            "mean",
            WarmStart.from(dir.resolve("old"), dir.resolve("other"))
                .rename("first/kernel", "backbone/first/kernel"));
    List<Float> one = floats(old("first/kernel/average"));
    List<Float> two = floats(other.variableValue("first/kernel/average"));
    List<Float> mean = floats(taken.variableValue("backbone/first/kernel"));
    assertNotEquals(one, two);
    for (int i = 0; i < mean.size(); i++) {
      assertEquals((one.get(i) + two.get(i)) / 2, mean.get(i), 1e-6);
    }
  }

  private static List<Float> floats(NdArray<?> values) {
    List<Float> list = new ArrayList<>();
    values.scalars().forEach(value -> list.add((Float) value.getObject()));
    return list;
  }

  @Test
  void moving_statistics_are_taken_and_slots_are_not() {
    Estimator taken =
        Estimator.of(
                SmallTraining.model(10), SmallTraining.config(dir.resolve("same")).seed(2).build())
            .warmStart(from())
            .train(SmallTraining.shuffled(1), Steps.of(1));
    String mean =
        old.variableNames().stream().filter(n -> n.endsWith("moving_mean")).findFirst().get();
    // one step moves a statistic by a hundredth: from 0 it would still be near 0
    double before = sum(old(mean));
    assertEquals(before, sum(taken.variableValue(mean)), Math.abs(before) * 0.5);
    assertNotEquals(old("first/kernel/adam_m"), taken.variableValue("first/kernel/adam_m"));
  }

  private static double sum(NdArray<?> values) {
    double[] sum = {0};
    values.scalars().forEach(value -> sum[0] += ((Float) value.getObject()).doubleValue());
    return sum[0];
  }

  @Test
  void an_exported_model_gives_back_what_was_folded_into_it() {
    Path exported = export();
    Estimator taken = still("exported", WarmStart.from(exported));
    for (String name :
        List.of(
            "first/kernel",
            "first/gamma",
            "first/beta",
            "deep/kernel",
            "last/kernel",
            "last/bias")) {
      assertNear(old(name + "/average"), taken.variableValue(name), name);
    }
  }

  @Test
  void a_file_that_is_no_graph_is_named() throws IOException {
    Path exported = export();
    Files.write(exported.resolve("graph.pb"), new byte[] {1, 2, 3});
    WarmStart from = WarmStart.from(exported);
    Exception thrown = assertThrows(DamagedCheckpointException.class, () -> still("damaged", from));
    assertEquals(
        exported.resolve("graph.pb") + " is no graph; export the model again", thrown.getMessage());
  }

  private Path export() {
    Path folder = dir.resolve("export");
    old.export(
        folder,
        tf ->
            Map.of(
                "x",
                tf.withName("x")
                    .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 8, 8, 3)))),
        new ModelCard(1, "test", "test", "", "", null, null, null, null, null, null, null, null));
    return folder;
  }

  /** The same model after one step of no length. */
  private Estimator still(String name, WarmStart from) {
    ModelFunction model =
        (net, features, labels, mode) -> {
          EstimatorSpec spec = SmallTraining.model(10).build(net, features, labels, Mode.EVAL);
          Operand<TFloat32> loss = spec.loss().orElseThrow();
          return EstimatorSpec.train(
              loss, GradientDescent.builder(Schedule.constant(0)).build().minimize(net, loss));
        };
    return Estimator.of(model, SmallTraining.config(dir.resolve(name)).seed(2).build())
        .warmStart(from)
        .train(SmallTraining.shuffled(1), Steps.of(1));
  }

  private static void assertNear(NdArray<?> expected, NdArray<?> actual, String name) {
    assertEquals(expected.shape(), actual.shape(), name);
    ((FloatNdArray) expected)
        .scalars()
        .forEachIndexed(
            (at, value) ->
                assertEquals(
                    value.getFloat(),
                    ((FloatNdArray) actual).getFloat(at),
                    1e-5f * (1 + Math.abs(value.getFloat())),
                    name));
  }

  @Test
  void patterns_choose_and_all_that_they_choose_has_to_be_there() {
    Estimator taken =
        Estimator.of(
                SmallTraining.model(10), SmallTraining.config(dir.resolve("some")).seed(2).build())
            .warmStart(WarmStart.from(dir.resolve("old/checkpoint-3")).only("first/.*"))
            .train(SmallTraining.shuffled(1), Steps.of(1));
    assertTrue(taken.variableNames().contains("first/kernel"));
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> fresh("lacking", from().only("backbone/first/.*")));
    assertTrue(
        thrown.getMessage().endsWith("has no backbone/first/kernel; rename one, or leave it out"),
        thrown.getMessage());
  }

  @Test
  void unknown_names_are_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> fresh("a", from().rename("none", "backbone/last/kernel")));
    assertThrows(
        IllegalArgumentException.class, () -> fresh("b", from().rename("last/kernel", "none")));
    assertThrows(IllegalArgumentException.class, () -> fresh("c", from().only("none")));
    assertThrows(IllegalArgumentException.class, () -> fresh("d", from()));
    assertThrows(
        IllegalStateException.class,
        () -> fresh("e", WarmStart.from(dir.resolve("old/checkpoint-4"))));
  }

  @Test
  void a_variable_of_another_shape_is_refused_by_name_of_the_checkpoint() {
    Exception thrown =
        assertThrows(
            IllegalStateException.class,
            () -> fresh("f", from().rename("first/kernel", "backbone/last/kernel")));
    assertTrue(thrown.getMessage().contains("does not fit the model"), thrown.getMessage());
  }

  @Test
  void a_directory_with_a_checkpoint_goes_on_from_that() {
    old.warmStart(WarmStart.from(dir.resolve("nowhere")))
        .train(SmallTraining.shuffled(1), Steps.total(7));
    assertEquals(7, old.latestCheckpoint().orElseThrow().step());
  }
}
