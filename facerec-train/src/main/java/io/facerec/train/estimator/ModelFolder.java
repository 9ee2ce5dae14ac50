package io.facerec.train.estimator;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.common.hash.Hashing;
import io.facerec.model.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.proto.GraphDef;

/** Writes a frozen graph and its card in the form that {@code io.facerec.model} reads. */
public final class ModelFolder {
  private static final String GRAPH = "graph.pb";
  private static final String CARD = "model-card.json";
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private ModelFolder() {}

  /** Writes both files; each is whole or absent. Returns the card as written. */
  static ModelCard write(
      Path folder,
      GraphDef graph,
      Map<String, String> inputs,
      Map<String, String> outputs,
      ModelCard card) {
    byte[] bytes = graph.toByteArray();
    ModelCard whole =
        new ModelCard(
            ModelCard.FORMAT,
            card.kind(),
            card.name(),
            GRAPH,
            Hashing.sha256().hashBytes(bytes).toString(),
            inputs,
            outputs,
            card.parameters(),
            card.thresholds(),
            card.training(),
            card.figures(),
            card.limits(),
            card.terms());
    try {
      Files.createDirectories(folder);
      replace(folder.resolve(GRAPH), bytes);
      replace(folder.resolve(CARD), JSON.writeValueAsBytes(whole));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + folder, e);
    }
    return whole;
  }

  /**
   * Writes the graph of an exported model with another card, into another folder or the same.
   *
   * @param card names the graph and its SHA-256, as the model's own does
   */
  public static void copy(Path exported, Path to, ModelCard card) {
    try {
      Files.createDirectories(to);
      if (!Files.isSameFile(exported, to)) {
        replace(to.resolve(card.graph()), Files.readAllBytes(exported.resolve(card.graph())));
      }
      replace(to.resolve(CARD), JSON.writeValueAsBytes(card));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + to, e);
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }
}
