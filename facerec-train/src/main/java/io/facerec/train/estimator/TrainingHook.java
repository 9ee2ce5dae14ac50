package io.facerec.train.estimator;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.facerec.train.checkpoint.Checkpoint;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/**
 * Something that looks on while an {@link Estimator} trains, and may stop it. Called by the thread
 * that trains, in the order in which hooks were given; what a hook throws ends the training.
 */
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
   * @param fetched what this hook asked for by {@link #beforeStep}, valid during the call
   * @param time what the step took
   */
  record StepValues(
      long step,
      long lastStep,
      float loss,
      Map<String, Float> scalars,
      List<Long> skipped,
      Map<String, Tensor> fetched,
      StepTime time) {
    /** Copies the collections. */
    public StepValues {
      skipped = ImmutableList.copyOf(skipped);
      scalars = ImmutableMap.copyOf(scalars);
      fetched = ImmutableMap.copyOf(fetched);
    }

    /** A float scalar that the hook asked for. */
    public float fetchedScalar(String name) {
      Tensor tensor = fetched.get(name);
      if (tensor instanceof TFloat32 scalar) {
        return scalar.getFloat();
      }
      throw new IllegalArgumentException(
          "no float scalar %s was fetched, only %s".formatted(name, fetched.keySet()));
    }
  }

  /**
   * Where a step's time went.
   *
   * @param waitingNanos until its batch was there
   * @param computingNanos from there to its end
   */
  record StepTime(long waitingNanos, long computingNanos) {}

  /** Before the first step. */
  default void begin(TrainingContext training) {}

  /**
   * Before each step.
   *
   * @param step the global step that it will lead to
   * @return tensors of the training's graph to be fetched with it, by a name of the hook's choice
   */
  default Map<String, Operand<?>> beforeStep(long step) {
    return Map.of();
  }

  /**
   * After each step.
   *
   * @return whether to go on
   */
  default boolean afterStep(StepValues values) {
    return true;
  }

  /** Before a checkpoint is written. */
  default void beforeSave(long step) {}

  /**
   * After a checkpoint was written, that of the last step included.
   *
   * @return whether to go on
   */
  default boolean afterSave(Checkpoint checkpoint) {
    return true;
  }

  /**
   * After an evaluation of {@link Estimator#trainAndEvaluate}; and before {@link #begin}, where the
   * checkpoint that it would go on from was evaluated: a training that was ended stays ended.
   *
   * @param evaluations all of this training and name so far, by step, the newest last
   * @return whether to go on
   */
  default boolean afterEvaluation(List<Evaluated> evaluations) {
    return true;
  }

  /** After the last step, whatever ended the training but an exception. */
  default void end(long step) {}
}
