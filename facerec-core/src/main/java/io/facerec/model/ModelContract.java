package io.facerec.model;

import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the user of a model relies on.
 *
 * @param kind of model, as its card says it
 * @param inputs roles that the graph is fed
 * @param outputs roles that the graph gives
 * @param parameters numbers that the card holds
 */
public record ModelContract(
    String kind, Set<String> inputs, Set<String> outputs, Set<String> parameters) {
  /** Copies the sets. */
  public ModelContract {
    inputs = ImmutableSet.copyOf(inputs);
    outputs = ImmutableSet.copyOf(outputs);
    parameters = ImmutableSet.copyOf(parameters);
  }

  /** What the card lacks of it, and what to do. */
  Optional<String> missing(ModelCard card) {
    if (!card.kind().equals(kind)) {
      return Optional.of("it is a %s, needed is a %s".formatted(card.kind(), kind));
    }
    return missing("input", inputs, card.inputs())
        .or(() -> missing("output", outputs, card.outputs()))
        .or(() -> missing("parameter", parameters, card.parameters()));
  }

  private static Optional<String> missing(String what, Set<String> wanted, Map<String, ?> found) {
    return wanted.stream()
        .filter(name -> !found.containsKey(name))
        .findFirst()
        .map(
            name ->
                "its card has no %s %s, only %s; export the model again"
                    .formatted(what, name, found.keySet()));
  }
}
