package io.facerec.train.hook;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.estimator.TrainingHook;

/**
 * Ends a training at a global step, before the steps that it was asked for are done, say to look at
 * it.
 *
 * @param step the last one that is taken
 */
public record StopAtStep(long step) implements TrainingHook {
  /** Checks the step. */
  public StopAtStep {
    checkArgument(step >= 1, "the step is %s, must be at least 1", step);
  }

  @Override
  public boolean afterStep(StepValues values) {
    return values.step() < step;
  }
}
