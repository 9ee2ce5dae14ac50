package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkState;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.types.TFloat32;

/** One evaluation: means of loss and metrics over batches. */
final class Evaluation implements AutoCloseable {
  private final Inference inference;

  Evaluation(ModelFunction model, RunConfig config, InputFunction input, Checkpoint checkpoint) {
    inference = Inference.streaming(model, config, input, Mode.EVAL, checkpoint);
  }

  Map<String, Double> run(long batches) {
    Map<String, Operand<TFloat32>> measured = new LinkedHashMap<>(inference.spec().metrics());
    inference.spec().loss().ifPresent(loss -> measured.put("loss", loss));
    Map<String, Double> sums = new LinkedHashMap<>();
    long seen = 0;
    for (; seen < batches; seen++) {
      Session.Runner runner = inference.session().runner();
      measured.values().forEach(runner::fetch);
      try (Result result = runner.run()) {
        int i = 0;
        for (String name : measured.keySet()) {
          sums.merge(name, (double) ((TFloat32) result.get(i++)).getFloat(), Double::sum);
        }
      } catch (TFOutOfRangeException e) {
        break;
      }
    }
    checkState(seen > 0, "the input is empty: there is nothing to evaluate");
    double count = seen;
    sums.replaceAll((name, sum) -> sum / count);
    return sums;
  }

  @Override
  public void close() {
    inference.close();
  }
}
