package io.facerec.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import io.facerec.model.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/** Writes a graph and its card as the trainer's export does. */
public final class ModelFolder {
  private final Path folder;
  private final Map<String, String> inputs = new HashMap<>();
  private final Map<String, String> outputs = new HashMap<>();
  private final Map<String, Double> parameters = new HashMap<>();
  private final Map<String, Double> thresholds = new HashMap<>();

  public ModelFolder(Path folder) {
    this.folder = folder;
  }

  /** A role whose operation has the same name. */
  public ModelFolder inputs(String... roles) {
    for (String role : roles) {
      inputs.put(role, role);
    }
    return this;
  }

  /** A role whose operation has the same name. */
  public ModelFolder outputs(String... roles) {
    for (String role : roles) {
      outputs.put(role, role);
    }
    return this;
  }

  public ModelFolder parameter(String name, double value) {
    parameters.put(name, value);
    return this;
  }

  public ModelFolder threshold(String rate, double distance) {
    thresholds.put(rate, distance);
    return this;
  }

  /** The card for a graph with these bytes. */
  public ModelCard card(String kind, byte[] graph) {
    return new ModelCard(
        ModelCard.FORMAT,
        kind,
        "tiny",
        "graph.pb",
        Hashing.sha256().hashBytes(graph).toString(),
        inputs,
        outputs,
        parameters,
        thresholds,
        Map.of(),
        Map.of(),
        null,
        null);
  }

  /** Builds the graph and writes it with its card. */
  public Path write(String kind, Consumer<Ops> net) throws IOException {
    byte[] bytes = graph(net);
    return write(card(kind, bytes), bytes);
  }

  public Path write(ModelCard card, byte[] graph) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("graph.pb"), graph);
    new ObjectMapper().writeValue(folder.resolve("model-card.json").toFile(), card);
    return folder;
  }

  public static byte[] graph(Consumer<Ops> net) {
    try (Graph graph = new Graph()) {
      net.accept(Ops.create(graph));
      return graph.toGraphDef().toByteArray();
    }
  }
}
