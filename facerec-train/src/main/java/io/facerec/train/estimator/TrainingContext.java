package io.facerec.train.estimator;

import io.facerec.train.layer.Notes;
import java.nio.file.Path;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The training that a {@link TrainingHook} looks on at. */
public interface TrainingContext {
  /** The steps taken so far. */
  long step();

  /** Where checkpoints and logs are kept. */
  Path modelDir();

  /** The loss of a batch, float scalar: to be fetched with a step. */
  Operand<TFloat32> loss();

  /** What the model noted: tensors that may be fetched with a step. */
  Notes notes();

  /** Writes a number to the event file, at the present step. */
  void scalar(String name, double value);
}
