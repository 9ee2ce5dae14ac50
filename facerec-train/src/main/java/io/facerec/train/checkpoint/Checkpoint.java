package io.facerec.train.checkpoint;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole saved state of a training.
 *
 * @param prefix of its files
 * @param step the global step at which it was taken
 * @param variables names of what it holds
 */
public record Checkpoint(Path prefix, long step, List<String> variables) {
  /** Copies the list. */
  public Checkpoint {
    variables = ImmutableList.copyOf(variables);
  }
}
