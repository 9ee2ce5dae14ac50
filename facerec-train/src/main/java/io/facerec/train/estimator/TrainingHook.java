package io.facerec.train.estimator;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/** Something that looks on while an {@link Estimator} trains, and may stop it. */
public interface TrainingHook {
  /**
   * What a step left.
   *
   * @param step the global step after it
   * @param lastStep where the training is to end
   * @param loss of the step's batch, before the step
   * @param scalars what the model noted, on steps that are logged; else empty
   * @param skipped {@link InputFunction.Input#skipped}: elements that the input left out before the
   *     step's batch, most often none
   */
  record StepValues(
      long step, long lastStep, float loss, Map<String, Float> scalars, List<Long> skipped) {
    /** Copies the map and the list. */
    public StepValues {
      scalars = ImmutableMap.copyOf(scalars);
      skipped = ImmutableList.copyOf(skipped);
    }
  }

  /** Before the first step. */
  default void begin(long step) {}

  /**
   * After each step.
   *
   * @return whether to go on
   */
  default boolean afterStep(StepValues values) {
    return true;
  }

  /** After the last step, whatever ended the training but an exception. */
  default void end(long step) {}
}
