package io.facerec.train.estimator;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;

/** Builds the placeholders that an exported graph is fed through, by role. */
@FunctionalInterface
public interface ServingInput {
  /** Features of the model function, by name; each a placeholder. */
  Map<String, Operand<?>> build(Ops tf);
}
