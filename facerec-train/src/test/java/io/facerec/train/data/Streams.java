package io.facerec.train.data;

import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** Runs input functions in tests. */
final class Streams {
  private Streams() {}

  /** Up to so many batches from one on: each tensor's values, by name, flat. */
  static List<Map<String, double[]>> take(InputFunction input, long firstStep, int batches) {
    return take(input, Start.atStep(firstStep), batches);
  }

  /** Up to so many batches, with {@code position} and {@code skipped} where the input tells. */
  static List<Map<String, double[]>> take(InputFunction input, Start start, int batches) {
    try (Graph graph = new Graph()) {
      InputFunction.Input built = input.build(Ops.create(graph), start);
      Map<String, Operand<?>> tensors = new LinkedHashMap<>(built.features());
      tensors.putAll(built.labels());
      built.position().ifPresent(position -> tensors.put("position", position));
      built.skipped().ifPresent(skipped -> tensors.put("skipped", skipped));
      List<Map<String, double[]>> taken = new ArrayList<>();
      try (Session session = new Session(graph)) {
        session.run(built.initializer());
        while (taken.size() < batches) {
          Session.Runner runner = session.runner();
          tensors.values().forEach(runner::fetch);
          try (Result result = runner.run()) {
            Map<String, double[]> batch = new LinkedHashMap<>();
            int i = 0;
            for (String name : tensors.keySet()) {
              batch.put(name, values(result.get(i++)));
            }
            taken.add(batch);
          }
        }
      } catch (TFOutOfRangeException end) {
        return taken;
      }
      return taken;
    }
  }

  static double[] values(Tensor tensor) {
    List<Double> values = new ArrayList<>();
    if (tensor instanceof TFloat32 floats) {
      floats.scalars().forEach(scalar -> values.add((double) scalar.getFloat()));
    } else if (tensor instanceof TInt64 longs) {
      longs.scalars().forEach(scalar -> values.add((double) scalar.getLong()));
    } else {
      ((TUint8) tensor).scalars().forEach(scalar -> values.add((double) (scalar.getByte() & 0xff)));
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
