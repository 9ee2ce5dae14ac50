package io.facerec.model;

import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.Tensor;

/** A frozen graph with its card, in a TensorFlow session. Safe for several threads. Close it. */
public final class Model implements AutoCloseable {
  private final ModelCard card;

  private Model(ModelCard card) {
    this.card = card;
  }

  /**
   * The model in this folder.
   *
   * @throws io.facerec.exception.InvalidModelException if it is missing, damaged or foreign
   */
  public static Model load(Path folder) {
    throw new UnsupportedOperationException("under construction");
  }

  /**
   * The model in this folder of the class path: {@code io/facerec/models/yolo}.
   *
   * @throws io.facerec.exception.InvalidModelException if it is missing, damaged or foreign
   */
  public static Model fromClasspath(String folder) {
    throw new UnsupportedOperationException("under construction");
  }

  /** What the model is and how its graph is called. */
  public ModelCard card() {
    return card;
  }

  /**
   * Feeds and fetches by the roles that the card names.
   *
   * @param inputs role to tensor; they stay the caller's to close
   * @param outputs the roles to fetch
   * @return the outputs, to be closed
   */
  public ModelOutputs run(Map<String, Tensor> inputs, String... outputs) {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public void close() {}
}
