package io.facerec.train.estimator;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * How {@link Estimator#trainAndEvaluate} trains.
 *
 * @param input what is learned from
 * @param steps where it ends, unless a hook ends it before
 * @param hooks that look on; those that listen to checkpoints included
 */
public record TrainSpec(InputFunction input, Steps steps, List<TrainingHook> hooks) {
  /** Copies the list. */
  public TrainSpec {
    hooks = ImmutableList.copyOf(hooks);
  }

  /** Until the global step reaches {@code maxSteps}. */
  public static TrainSpec of(InputFunction input, long maxSteps, TrainingHook... hooks) {
    return new TrainSpec(input, Steps.total(maxSteps), List.of(hooks));
  }
}
