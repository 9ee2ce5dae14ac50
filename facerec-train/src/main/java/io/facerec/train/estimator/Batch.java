package io.facerec.train.estimator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * One batch, taken from the input before the step that uses it: so is known how long the step
 * waited for it, and what it held if the step fails. Close it after the step.
 */
final class Batch implements AutoCloseable {
  private final Map<Output<?>, Integer> places;
  private final Result tensors;
  private final long nanos;

  private Batch(Map<Output<?>, Integer> places, Result tensors, long nanos) {
    this.places = places;
    this.tensors = tensors;
    this.nanos = nanos;
  }

  /**
   * The next batch.
   *
   * @throws org.tensorflow.exceptions.TFOutOfRangeException if there is none
   */
  static Batch next(InputFunction.Input input, Session session) {
    Session.Runner runner = session.runner();
    Fetches fetches = new Fetches(runner);
    input.features().values().forEach(fetches::add);
    input.labels().values().forEach(fetches::add);
    input.sources().ifPresent(fetches::add);
    input.position().ifPresent(fetches::add);
    input.skipped().ifPresent(fetches::add);
    long begun = System.nanoTime();
    Result tensors = runner.run();
    return new Batch(fetches.places(), tensors, System.nanoTime() - begun);
  }

  /** How long it took to come. */
  long nanos() {
    return nanos;
  }

  /** Lets a run use this batch in place of the next. */
  void feed(Session.Runner runner) {
    places.forEach((output, place) -> runner.feed(output, tensors.get(place)));
  }

  /** The files that it was made of; none where the input does not say. */
  List<String> files(InputFunction.Input input) {
    List<String> files = new ArrayList<>();
    input
        .sources()
        .map(tensor -> places.get(tensor.asOutput()))
        .ifPresent(
            place ->
                ((TString) tensors.get(place))
                    .scalars()
                    .forEach(file -> files.add(file.getObject())));
    return files;
  }

  /** The elements that the input left out before it. */
  List<Long> skipped(InputFunction.Input input) {
    List<Long> skipped = new ArrayList<>();
    input
        .skipped()
        .map(tensor -> places.get(tensor.asOutput()))
        .ifPresent(
            place ->
                ((TInt64) tensors.get(place))
                    .scalars()
                    .forEach(element -> skipped.add(element.getLong())));
    return skipped;
  }

  @Override
  public void close() {
    tensors.close();
  }
}
