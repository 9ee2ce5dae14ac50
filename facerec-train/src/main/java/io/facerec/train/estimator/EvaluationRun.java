package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkState;

import io.facerec.train.checkpoint.Checkpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.types.TFloat32;

/** One evaluation: means of loss and metrics over the examples of some batches. */
final class EvaluationRun implements AutoCloseable {
  private final Inference inference;
  private final Checkpoint checkpoint;

  EvaluationRun(ModelFunction model, RunConfig config, InputFunction input, Checkpoint checkpoint) {
    inference = Inference.streaming(model, config, input, Mode.EVAL, checkpoint);
    this.checkpoint = checkpoint;
  }

  Evaluated run(long batches) {
    Map<String, Operand<TFloat32>> measured = new LinkedHashMap<>(inference.spec().metrics());
    inference.spec().loss().ifPresent(loss -> measured.put("loss", loss));
    Map<String, Double> sums = new LinkedHashMap<>();
    double weights = 0;
    for (long seen = 0; seen < batches; seen++) {
      Session.Runner runner = inference.session().runner();
      Fetches fetches = new Fetches(runner);
      Map<String, Integer> places = new LinkedHashMap<>();
      measured.forEach((name, metric) -> places.put(name, fetches.add(metric)));
      Optional<Integer> feature =
          inference.input().features().values().stream().findFirst().map(fetches::add);
      try (Result result = runner.run()) {
        double weight = feature.map(place -> examples(result.get(place))).orElse(1L);
        places.forEach(
            (name, place) ->
                sums.merge(name, weight * ((TFloat32) result.get(place)).getFloat(), Double::sum));
        weights += weight;
      } catch (TFOutOfRangeException e) {
        break;
      }
    }
    checkState(weights > 0, "the input is empty: there is nothing to evaluate");
    double all = weights;
    sums.replaceAll((name, sum) -> sum / all);
    return new Evaluated(checkpoint.step(), sums);
  }

  /** How many examples the batch has: the first dimension of its first feature. */
  private static long examples(Tensor feature) {
    return feature.shape().numDimensions() == 0 ? 1 : feature.shape().get(0);
  }

  @Override
  public void close() {
    inference.close();
  }
}
