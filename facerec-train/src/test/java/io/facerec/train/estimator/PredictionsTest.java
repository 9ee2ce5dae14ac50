package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PredictionsTest {
  @TempDir private Path dir;
  private Estimator estimator;

  @BeforeEach
  void train() {
    estimator =
        Estimator.of(SmallTraining.model(5), SmallTraining.config(dir).build())
            .train(SmallTraining.shuffled(1), Steps.total(2));
  }

  private Predictions predictions(long seed, String... names) {
    return estimator.predict(SmallTraining.shuffled(seed), names);
  }

  private static float[] means(Predictions predictions) {
    Map<String, Tensor> batch = predictions.next().orElseThrow();
    TFloat32 tensor = (TFloat32) batch.get("mean");
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  private static float value(Map<String, NdArray<?>> example, String name) {
    return ((FloatNdArray) example.get(name)).getFloat();
  }

  @Test
  void examples_come_one_by_one_and_lazily_from_an_endless_input() {
    float[] first;
    float[] second;
    try (Predictions batches = predictions(4)) {
      first = means(batches);
      second = means(batches);
    }
    try (Stream<Map<String, NdArray<?>>> examples = predictions(4).examples()) {
      List<Map<String, NdArray<?>>> ten = examples.limit(10).toList();
      assertEquals(first[7], value(ten.get(7), "mean"));
      assertEquals(second[1], value(ten.get(9), "mean"));
      assertEquals(2 * second[1], value(ten.get(9), "twice"));
    }
  }

  @Test
  void two_are_read_in_turns() {
    float[] one;
    float[] other;
    try (Predictions alone = predictions(4)) {
      means(alone);
      one = means(alone);
    }
    try (Predictions alone = predictions(5)) {
      other = means(alone);
    }
    try (Predictions left = predictions(4);
        Predictions right = predictions(5)) {
      means(left);
      assertArrayEquals(other, means(right));
      assertArrayEquals(one, means(left));
    }
  }

  @Test
  void those_that_are_named_come_alone_and_unknown_ones_are_refused() {
    try (Predictions twice = predictions(4, "twice")) {
      assertEquals(Set.of("twice"), twice.next().orElseThrow().keySet());
    }
    Exception thrown =
        assertThrows(IllegalArgumentException.class, () -> predictions(4, "none").close());
    assertTrue(thrown.getMessage().contains("not all of [none]"), thrown.getMessage());
  }

  @Test
  void an_example_outlives_its_batch() {
    float[] expected;
    try (Predictions predictions = predictions(4)) {
      expected = means(predictions);
    }
    Map<String, NdArray<?>> kept;
    try (Predictions predictions = predictions(4)) {
      Iterator<Map<String, NdArray<?>>> examples = predictions.examples().iterator();
      kept = examples.next();
    }
    assertEquals(expected[0], value(kept, "mean"));
  }

  @Test
  void a_closed_one_is_refused_not_crashed() {
    Predictions closed = predictions(4);
    closed.close();
    closed.close();
    assertThrows(IllegalStateException.class, closed::next);
  }
}
