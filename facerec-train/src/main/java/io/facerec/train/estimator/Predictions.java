package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import io.facerec.train.checkpoint.Checkpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.ndarray.NdArray;

/**
 * What a model predicts, computed as it is asked for: batch by batch with {@link #next}, or one
 * example at a time with {@link #examples}. Owns its session, so that several may be read in turns.
 * Close it. Not safe for use by several threads.
 */
public final class Predictions implements AutoCloseable {
  private final Inference inference;
  private final Map<String, Operand<?>> wanted;
  private @Nullable Result current;

  Predictions(
      ModelFunction model,
      RunConfig config,
      InputFunction input,
      Checkpoint checkpoint,
      List<String> names) {
    inference = Inference.streaming(model, config, input, Mode.PREDICT, checkpoint);
    wanted = new LinkedHashMap<>(inference.spec().predictions());
    if (!names.isEmpty()) {
      if (!wanted.keySet().containsAll(names)) {
        inference.close();
        throw new IllegalArgumentException(
            "the model predicts %s, not all of %s".formatted(wanted.keySet(), names));
      }
      wanted.keySet().retainAll(names);
    }
  }

  /**
   * The next batch: predictions by name, valid until the next call or close. Empty at the input's
   * end.
   */
  public Optional<Map<String, Tensor>> next() {
    release();
    Session.Runner runner = inference.session().runner();
    Fetches fetches = new Fetches(runner);
    Map<String, Integer> places = new LinkedHashMap<>();
    wanted.forEach((name, tensor) -> places.put(name, fetches.add(tensor)));
    try {
      Result result = runner.run();
      current = result;
      Map<String, Tensor> batch = new LinkedHashMap<>();
      places.forEach((name, place) -> batch.put(name, result.get(place)));
      return Optional.of(batch);
    } catch (TFOutOfRangeException e) {
      return Optional.empty();
    }
  }

  /**
   * The examples that are left, one by one: copies of their predictions, by name, without the
   * batch's dimension. Batches are computed as the stream comes to them; closing it closes this.
   *
   * @throws IllegalStateException while it is read, if predictions of one batch are not of as many
   *     examples
   */
  public Stream<Map<String, NdArray<?>>> examples() {
    return Stream.generate(this::next)
        .takeWhile(Optional::isPresent)
        .flatMap(batch -> rows(batch.orElseThrow()))
        .onClose(this::close);
  }

  private static Stream<Map<String, NdArray<?>>> rows(Map<String, Tensor> batch) {
    Map<String, Long> counts = new LinkedHashMap<>();
    batch.forEach(
        (name, tensor) -> {
          checkArgument(tensor.shape().numDimensions() > 0, "%s has no examples: a scalar", name);
          counts.put(name, tensor.shape().get(0));
        });
    checkState(
        counts.values().stream().distinct().count() == 1,
        "predictions of one batch have different counts of examples: %s",
        counts);
    long examples = counts.values().iterator().next();
    return Stream.iterate(0L, row -> row + 1)
        .limit(examples)
        .map(
            row -> {
              Map<String, NdArray<?>> example = new LinkedHashMap<>();
              batch.forEach((name, tensor) -> example.put(name, Row.copy(tensor, row)));
              return example;
            });
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
