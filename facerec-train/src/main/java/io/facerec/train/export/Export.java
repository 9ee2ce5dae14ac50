package io.facerec.train.export;

import io.facerec.model.ModelCard;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.ServingInput;
import java.nio.file.Path;

/** Writes one model to a folder, say {@code estimator.export(folder, serving, card)}. */
@FunctionalInterface
public interface Export {
  /** Writes the model of the estimator's checkpoint. */
  void write(Estimator estimator, Path folder);

  /** A frozen graph with this card. */
  static Export of(ServingInput serving, ModelCard card) {
    return (estimator, folder) -> estimator.export(folder, serving, card);
  }
}
