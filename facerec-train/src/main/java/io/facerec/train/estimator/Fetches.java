package io.facerec.train.estimator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;

/** What a run fetches, each tensor once however often it is asked for. */
final class Fetches {
  private final Session.Runner runner;
  private final Map<Output<?>, Integer> places = new LinkedHashMap<>();

  Fetches(Session.Runner runner) {
    this.runner = runner;
  }

  /** Asks for a tensor; returns its place in the result. */
  int add(Operand<?> tensor) {
    Output<?> output = tensor.asOutput();
    Integer place = places.get(output);
    if (place != null) {
      return place;
    }
    runner.fetch(output);
    places.put(output, places.size());
    return places.size() - 1;
  }

  /** The tensors and their places in the result. */
  Map<Output<?>, Integer> places() {
    return places;
  }
}
