package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.OptionalLong;

/**
 * Where an input is to begin, so that a training that goes on sees what an uninterrupted one would
 * have seen.
 *
 * @param step batches taken before, at least 0
 * @param position the last {@link InputFunction.Input#position()} of the training that goes on;
 *     empty at a first start, and where the checkpoint has none
 */
public record Start(long step, OptionalLong position) {
  /** The first batch. */
  public static final Start FIRST = new Start(0, OptionalLong.empty());

  /** Checks the ranges. */
  public Start {
    checkArgument(step >= 0, "the step is %s, must be at least 0", step);
    checkArgument(
        position.orElse(0) >= 0, "the position is %s, must be at least 0", position.orElse(0));
  }

  /** After this many batches of an input that skips nothing. */
  public static Start atStep(long step) {
    return new Start(step, OptionalLong.empty());
  }

  /**
   * The element of the stream to begin with, from 0: the position, else that of the step's batch if
   * none was skipped.
   *
   * @param batch elements of a batch
   */
  public long element(int batch) {
    return position.orElse(step * batch);
  }
}
