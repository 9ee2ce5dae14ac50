package io.facerec.train.estimator;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link Estimator#trainAndEvaluate} came to.
 *
 * @param evaluated at the last checkpoint
 * @param exports models exported on the way and at the end, in their order
 */
public record Outcome(Evaluated evaluated, List<Path> exports) {
  /** Copies the list. */
  public Outcome {
    exports = ImmutableList.copyOf(exports);
  }
}
