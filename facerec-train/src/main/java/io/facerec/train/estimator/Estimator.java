package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkState;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.model.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tensorflow.ndarray.NdArray;

/**
 * Trains, evaluates and exports a model function, in the words of tf.estimator. Each call builds a
 * graph of its own and releases it; what lasts is in the checkpoints of the model directory.
 *
 * <p>Evaluation, prediction and export use the moving average of the weights where the optimiser
 * kept one. Not safe for several threads on one model directory.
 */
public final class Estimator {
  private final ModelFunction model;
  private final RunConfig config;
  private final CheckpointFolder checkpoints;

  private Estimator(ModelFunction model, RunConfig config) {
    this.model = model;
    this.config = config;
    this.checkpoints = new CheckpointFolder(config.modelDir());
  }

  /** An estimator of this model function, which keeps its state in the configured directory. */
  public static Estimator of(ModelFunction model, RunConfig config) {
    return new Estimator(model, config);
  }

  /** The newest whole checkpoint. */
  public Optional<Checkpoint> latestCheckpoint() {
    return checkpoints.latest();
  }

  /**
   * Names of what the latest checkpoint holds: weights, the optimiser's slots, moving statistics,
   * and the counters {@code global_step} and, where the input has one, {@code input_position}.
   *
   * @throws IllegalStateException if there is no checkpoint
   */
  public List<String> variableNames() {
    return required().variables();
  }

  /**
   * A copy of what the latest checkpoint holds under a name: a FloatNdArray, or a LongNdArray for a
   * counter.
   *
   * @throws IllegalStateException if there is no checkpoint
   * @throws IllegalArgumentException if it holds no such variable
   */
  public NdArray<?> variableValue(String name) {
    return new CheckpointReader(required()).value(name);
  }

  /** Trains as {@link #train(InputFunction, Steps, Optional, TrainingHook...)}, from nothing. */
  @CanIgnoreReturnValue
  public Estimator train(InputFunction input, Steps steps, TrainingHook... hooks) {
    return train(input, steps, Optional.empty(), hooks);
  }

  /**
   * Trains from the latest checkpoint, else from the weights of another model directory, else from
   * new weights, until the steps are done, the input ends or a hook stops it. Saves on the way and
   * at the end.
   *
   * @param warmStart a model directory; variables of the same name are taken from its latest
   *     checkpoint (averages where there are any, and moving statistics); ignored where this
   *     directory has a checkpoint
   * @return this
   * @throws NanLossException if the loss is no longer finite
   */
  @CanIgnoreReturnValue
  public Estimator train(
      InputFunction input, Steps steps, Optional<Path> warmStart, TrainingHook... hooks) {
    try {
      Files.createDirectories(config.modelDir());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + config.modelDir(), e);
    }
    Optional<Checkpoint> from = checkpoints.latest();
    Optional<Checkpoint> warm =
        from.isPresent() ? Optional.empty() : warmStart.map(Estimator::checkpointOf);
    long first = from.map(Checkpoint::step).orElse(0L);
    OptionalLong position =
        from.map(CheckpointReader::new)
            .map(CheckpointReader::position)
            .orElse(OptionalLong.empty());
    Start start = new Start(first, position);
    try (Training training = new Training(model, config, checkpoints, input, start)) {
      training.start(from, warm);
      training.run(steps.lastStep(first), hooks);
    }
    return this;
  }

  /**
   * The means over batches of the spec's loss and metrics, at the latest checkpoint, with {@code
   * global_step}.
   *
   * @throws IllegalStateException if there is no checkpoint
   */
  public Map<String, Double> evaluate(InputFunction input, Steps steps) {
    Checkpoint checkpoint = required();
    try (Evaluation evaluation = new Evaluation(model, config, input, checkpoint)) {
      Map<String, Double> means = new LinkedHashMap<>(evaluation.run(steps.lastStep(0)));
      means.put(Counters.GLOBAL_STEP, (double) checkpoint.step());
      return means;
    }
  }

  /**
   * Predictions, a batch at a time, at the latest checkpoint. Each call owns its session, so that
   * several may interleave. Close what is returned.
   *
   * @throws IllegalStateException if there is no checkpoint
   */
  public Predictions predict(InputFunction input) {
    return new Predictions(model, config, input, required());
  }

  /**
   * Writes {@code graph.pb} and {@code model-card.json}: variables become constants, normalisations
   * are folded, and what the predictions do not need is left out.
   *
   * @param card its kind, name and words; graph, SHA-256, inputs and outputs are filled in
   * @return the card as written
   * @throws IllegalStateException if there is no checkpoint
   */
  @CanIgnoreReturnValue
  public ModelCard export(Path folder, ServingInput serving, ModelCard card) {
    try (Inference inference = Inference.serving(model, config, serving, required())) {
      return ModelFolder.write(
          folder, inference.freeze(), inference.inputs(), inference.outputs(), card);
    }
  }

  private Checkpoint required() {
    return checkpointOf(config.modelDir());
  }

  private static Checkpoint checkpointOf(Path folder) {
    Optional<Checkpoint> latest = new CheckpointFolder(folder).latest();
    checkState(latest.isPresent(), "%s holds no checkpoint; train first", folder);
    return latest.get();
  }
}
