package io.facerec.model;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.protobuf.InvalidProtocolBufferException;
import io.facerec.exception.InvalidModelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.GraphDef;

/**
 * A frozen graph with its card, in a TensorFlow session. Safe for use by several threads. Holds
 * memory outside the heap until it is closed; running it afterwards throws {@link
 * IllegalStateException}.
 *
 * <p>A model is two files in one folder: {@code model-card.json}, and the graph that it names. The
 * graph is loaded only if it is the very file that the card was written for (SHA-256), lies in that
 * folder, and holds no operation that reaches files, servers or the console. A graph may still ask
 * for all memory and time there is: load models only from people you trust.
 */
public final class Model implements AutoCloseable {
  private final String place;
  private final ModelCard card;
  private final Graph graph;
  private final Session session;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Model(String place, ModelCard card, Graph graph, SessionOptions options) {
    this.place = place;
    this.card = card;
    this.graph = graph;
    this.session = new Session(graph, options.toProto());
  }

  /**
   * The model in this folder, run with the default options.
   *
   * @throws InvalidModelException if it is missing, damaged or foreign
   * @throws io.facerec.exception.MissingNativeLibraryException if TensorFlow cannot run here
   */
  public static Model load(Path folder) {
    return load(folder, SessionOptions.DEFAULT);
  }

  /**
   * The model in this folder.
   *
   * @throws InvalidModelException if it is missing, damaged or foreign
   * @throws io.facerec.exception.MissingNativeLibraryException if TensorFlow cannot run here
   */
  public static Model load(Path folder, SessionOptions options) {
    return load(new ModelFiles.InFolder(folder), options);
  }

  /**
   * The model in this folder of the class path, say {@code io/facerec/models/yolo}.
   *
   * @throws InvalidModelException if it is missing, damaged or foreign
   * @throws io.facerec.exception.MissingNativeLibraryException if TensorFlow cannot run here
   */
  public static Model fromClasspath(String folder, SessionOptions options) {
    return load(new ModelFiles.OnClasspath(folder), options);
  }

  private static Model load(ModelFiles files, SessionOptions options) {
    NativeLibrary.require();
    CardReader reader = new CardReader(files);
    ModelCard card = reader.card();
    byte[] bytes = reader.graph(card);
    Graph graph = new Graph();
    try {
      GraphDef definition = GraphDef.parseFrom(bytes);
      SafeGraph.reachingOut(definition)
          .ifPresent(
              operation -> {
                throw new IllegalArgumentException(
                    "its operation %s reaches files or servers, which no model needs"
                        .formatted(operation));
              });
      graph.importGraphDef(definition);
      checkOperations(graph, card.inputs());
      checkOperations(graph, card.outputs());
      return new Model(files.place(), card, graph, options);
    } catch (InvalidProtocolBufferException | TensorFlowException | IllegalArgumentException e) {
      graph.close();
      throw reader.invalid(
          "%s is no graph that TensorFlow can load (%s)".formatted(card.graph(), e.getMessage()),
          e);
    }
  }

  private static void checkOperations(Graph graph, Map<String, String> roles) {
    roles.forEach(
        (role, name) ->
            checkArgument(
                graph.operation(name.replaceFirst(":\\d+$", "")) != null,
                "it has no operation %s, which its card calls %s",
                name,
                role));
  }

  /** What the model is and how its graph is called. */
  public ModelCard card() {
    return card;
  }

  /**
   * Checks that this model is what its user expects.
   *
   * @throws InvalidModelException if it is of another kind or its card lacks a name; the model is
   *     closed then
   */
  public void expect(ModelContract contract) {
    contract
        .missing(card)
        .ifPresent(
            reason -> {
              throw refuse(reason, null);
            });
  }

  /**
   * Closes this model, which its user cannot work with.
   *
   * @param reason what is wrong with it
   * @return what to throw
   */
  public InvalidModelException refuse(String reason, @Nullable Throwable cause) {
    close();
    return new InvalidModelException(place, reason, cause);
  }

  /**
   * A number of the card.
   *
   * @throws IllegalArgumentException if the card has none of this name
   */
  public double parameter(String name) {
    Double value = card.parameters().get(name);
    checkArgument(value != null, "the model %s has no parameter %s", card.name(), name);
    return value;
  }

  /** A number on the card, or this one if there is none. */
  public double parameter(String name, double otherwise) {
    return card.parameters().getOrDefault(name, otherwise);
  }

  /**
   * Feeds and fetches by the roles that the card names.
   *
   * @param inputs role to tensor; they stay the caller's to close
   * @param outputs the roles to fetch
   * @return the outputs, to be closed
   * @throws IllegalArgumentException if the card has no such role
   * @throws IllegalStateException if this model is closed
   */
  public ModelOutputs run(Map<String, ? extends Tensor> inputs, String... outputs) {
    checkState(!closed.get(), "the model %s is closed", card.name());
    Session.Runner runner = session.runner();
    inputs.forEach((role, tensor) -> runner.feed(operation(card.inputs(), role), tensor));
    for (String role : outputs) {
      runner.fetch(operation(card.outputs(), role));
    }
    return new ModelOutputs(runner.run(), List.of(outputs));
  }

  private String operation(Map<String, String> roles, String role) {
    String name = roles.get(role);
    checkArgument(name != null, "the model %s has no %s, only %s", card.name(), role, roles);
    return name;
  }

  /** Waits for runs under way, then releases the graph. Closing again does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      session.close();
      graph.close();
    }
  }
}
