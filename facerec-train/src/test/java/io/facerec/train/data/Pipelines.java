package io.facerec.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt64;

/** Runs pipelines in tests. */
final class Pipelines {
  private Pipelines() {}

  /**
   * The elements to the end, or the first {@code most}: of each, its components' values in turn.
   */
  static List<List<Integer>> elements(Function<Ops, Dataset> pipeline, int most) {
    try (Graph graph = new Graph()) {
      Dataset.Elements next = pipeline.apply(Ops.create(graph)).iterate();
      List<List<Integer>> taken = new ArrayList<>();
      try (Session session = new Session(graph)) {
        session.run(next.initializer());
        while (taken.size() < most) {
          Session.Runner runner = session.runner();
          next.tensors().forEach(runner::fetch);
          try (Result result = runner.run()) {
            List<Integer> values = new ArrayList<>();
            for (int i = 0; i < next.tensors().size(); i++) {
              Arrays.stream(Streams.values(result.get(i))).forEach(v -> values.add((int) v));
            }
            taken.add(values);
          }
        }
      } catch (TFOutOfRangeException end) {
        return taken;
      }
      return taken;
    }
  }

  /** The values of all elements, one after the other. */
  static List<Integer> values(Function<Ops, Dataset> pipeline) {
    return elements(pipeline, 1000).stream().flatMap(List::stream).toList();
  }

  /** 100 / n for an element n, which fails for 0, as int64. */
  static List<Operand<?>> hundredBy(Ops tf, List<Operand<?>> element, List<Operand<?>> none) {
    return List.of(tf.math.div(tf.constant(100L), element.get(0).asOutput().expect(TInt64.class)));
  }
}
