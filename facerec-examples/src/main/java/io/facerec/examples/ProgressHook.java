package io.facerec.examples;

import io.facerec.examples.console.Progress;
import io.facerec.train.estimator.TrainingHook;

/**
 * Shows how far a training is.
 *
 * @param progress where; stays the caller's to close
 */
record ProgressHook(Progress progress) implements TrainingHook {
  @Override
  public boolean afterStep(StepValues values) {
    progress.at(values.step(), values.lastStep());
    return true;
  }
}
