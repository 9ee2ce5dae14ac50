package io.facerec.train.estimator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFOutOfRangeException;

/** What a model predicts, batch by batch, computed as it is asked for. Close it. */
public final class Predictions implements AutoCloseable {
  private final Inference inference;
  private @Nullable Result current;

  Predictions(ModelFunction model, RunConfig config, InputFunction input, Checkpoint checkpoint) {
    inference = Inference.streaming(model, config, input, Mode.PREDICT, checkpoint);
  }

  /**
   * The next batch: predictions by name, valid until the next call or close. Empty at the input's
   * end.
   */
  public Optional<Map<String, Tensor>> next() {
    release();
    Map<String, Operand<?>> wanted = inference.spec().predictions();
    Session.Runner runner = inference.session().runner();
    wanted.values().forEach(runner::fetch);
    try {
      Result result = runner.run();
      current = result;
      Map<String, Tensor> batch = new LinkedHashMap<>();
      int i = 0;
      for (String name : wanted.keySet()) {
        batch.put(name, result.get(i++));
      }
      return Optional.of(batch);
    } catch (TFOutOfRangeException e) {
      return Optional.empty();
    }
  }

  private void release() {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  @Override
  public void close() {
    release();
    inference.close();
  }
}
