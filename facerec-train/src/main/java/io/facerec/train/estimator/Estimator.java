package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.model.ModelCard;
import io.facerec.train.checkpoint.Checkpoint;
import io.facerec.train.checkpoint.CheckpointFolder;
import io.facerec.train.checkpoint.CheckpointReader;
import io.facerec.train.checkpoint.Counters;
import io.facerec.train.checkpoint.WarmStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.ndarray.NdArray;

/**
 * Trains, evaluates and exports a model function, in the words of tf.estimator. Each call builds a
 * graph of its own and releases it; what lasts is in the checkpoints of the model directory.
 *
 * <p>Evaluation, prediction and export use the moving average of the weights where the optimiser
 * kept one. Immutable; not safe for several threads on one model directory.
 */
public final class Estimator {
  private static final Logger LOG = LoggerFactory.getLogger(Estimator.class);

  private final ModelFunction model;
  private final RunConfig config;
  private final ImmutableList<WarmStart> warmStarts;
  private final Optional<Checkpoint> pinned;
  private final CheckpointFolder checkpoints;

  private Estimator(
      ModelFunction model,
      RunConfig config,
      List<WarmStart> warmStarts,
      Optional<Checkpoint> pinned) {
    this.model = model;
    this.config = config;
    this.warmStarts = ImmutableList.copyOf(warmStarts);
    this.pinned = pinned;
    this.checkpoints = new CheckpointFolder(config.modelDir());
  }

  /** An estimator of this model function, which keeps its state in the configured directory. */
  public static Estimator of(ModelFunction model, RunConfig config) {
    return new Estimator(model, config, List.of(), Optional.empty());
  }

  /**
   * The same, that takes its first weights from elsewhere where its directory has no checkpoint.
   * Asked for again, it takes what the next place has over what the ones before have.
   */
  public Estimator warmStart(WarmStart from) {
    return new Estimator(
        model,
        config,
        ImmutableList.<WarmStart>builder().addAll(warmStarts).add(from).build(),
        pinned);
  }

  /** The same, that evaluates, predicts and exports at this checkpoint, and does not train. */
  public Estimator at(Checkpoint checkpoint) {
    return new Estimator(model, config, warmStarts, Optional.of(checkpoint));
  }

  /**
   * The newest whole checkpoint.
   *
   * @throws io.facerec.train.checkpoint.DamagedCheckpointException if their list cannot be read
   */
  public Optional<Checkpoint> latestCheckpoint() {
    return checkpoints.latest();
  }

  /** All checkpoints that are kept, oldest first. */
  public List<Checkpoint> checkpoints() {
    return checkpoints.all();
  }

  /**
   * Names of what the checkpoint holds: weights, the optimiser's slots, moving statistics, and the
   * counters {@code global_step} and, where the input has one, {@code input_position}.
   *
   * @throws IllegalStateException if there is no checkpoint
   */
  public List<String> variableNames() {
    return required().variables();
  }

  /**
   * A copy of what the checkpoint holds under a name: a FloatNdArray, or a LongNdArray for a
   * counter.
   *
   * @throws IllegalStateException if there is no checkpoint
   * @throws IllegalArgumentException if it holds no such variable
   */
  public NdArray<?> variableValue(String name) {
    return new CheckpointReader(required()).value(name);
  }

  /**
   * Trains from the latest checkpoint, else from the warm start, else from new weights, until the
   * steps are done, the input ends, a hook stops it or the JVM is asked to end. Saves on the way
   * and at the end. Where the steps are done already, it says so in the log and does nothing.
   *
   * @return this
   * @throws NanLossException if the loss, a gradient or a weight is no longer finite
   * @throws io.facerec.train.checkpoint.DamagedCheckpointException if the latest checkpoint is
   */
  @CanIgnoreReturnValue
  public Estimator train(InputFunction input, Steps steps, TrainingHook... hooks) {
    train(input, steps, ImmutableList.copyOf(hooks));
    return this;
  }

  private void train(InputFunction input, Steps steps, List<TrainingHook> hooks) {
    checkState(pinned.isEmpty(), "trains from the latest checkpoint, not from %s", pinned);
    try {
      Files.createDirectories(config.modelDir());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + config.modelDir(), e);
    }
    Optional<Checkpoint> from = checkpoints.latest();
    long first = from.map(Checkpoint::step).orElse(0L);
    long last = steps.lastStep(first);
    if (first >= last) {
      LOG.warn("{} is at step {}: all {} steps are done", config.modelDir(), first, last);
      return;
    }
    OptionalLong position =
        from.isPresent() ? new CheckpointReader(from.get()).position() : OptionalLong.empty();
    try (Training training =
        new Training(model, config, checkpoints, input, new Start(first, position))) {
      training.start(from, warmStarts);
      training.run(last, hooks);
    }
  }

  /**
   * The means over examples of the spec's loss and metrics, with {@code global_step}. Written to
   * the event file and {@code evaluations.tsv} in {@code eval}.
   *
   * @throws IllegalStateException if there is no checkpoint, or the input is empty
   */
  @CanIgnoreReturnValue
  public Map<String, Double> evaluate(InputFunction input, Steps steps) {
    Evaluated evaluated = evaluate(EvalSpec.of(input, steps));
    return ImmutableMap.<String, Double>builder()
        .putAll(evaluated.metrics())
        .put(Counters.GLOBAL_STEP, (double) evaluated.step())
        .buildOrThrow();
  }

  /**
   * Evaluates as {@link #evaluate(InputFunction, Steps)}, under the name of the spec. Its exporters
   * are not run.
   *
   * @throws IllegalStateException if there is no checkpoint, or the input is empty
   */
  @CanIgnoreReturnValue
  public Evaluated evaluate(EvalSpec spec) {
    try (EvaluationRun run = new EvaluationRun(model, config, spec.input(), required())) {
      Evaluated evaluated = run.run(spec.steps().lastStep(0));
      EvaluationEvents.write(EvaluationLog.folder(config.modelDir(), spec.name()), evaluated);
      return evaluated;
    }
  }

  /**
   * Trains, and evaluates after each checkpoint, inside the training, and at the end; exporters run
   * after each evaluation. Goes on where it was: a training that a hook ended for what was
   * evaluated stays ended.
   *
   * @throws NanLossException if the loss, a gradient or a weight is no longer finite
   * @throws IllegalStateException if an input is empty
   */
  @CanIgnoreReturnValue
  public Outcome trainAndEvaluate(TrainSpec training, EvalSpec evaluation) {
    EvaluatingHook evaluating =
        new EvaluatingHook(this, config.modelDir(), evaluation, training.hooks());
    Optional<Checkpoint> from = checkpoints.latest();
    if (from.isPresent() && evaluating.stoppedAt(from.get())) {
      LOG.info("{} was ended at step {} before", config.modelDir(), from.get().step());
    } else {
      ImmutableList<TrainingHook> hooks =
          ImmutableList.<TrainingHook>builder().addAll(training.hooks()).add(evaluating).build();
      train(training.input(), training.steps(), hooks);
    }
    return evaluating.finish(required());
  }

  /**
   * Predictions, lazily. Each call owns its session, so that several may interleave. Close what is
   * returned.
   *
   * @param names of the predictions wanted; all if none are named
   * @throws IllegalStateException if there is no checkpoint
   * @throws IllegalArgumentException if the model has no prediction of such a name
   */
  public Predictions predict(InputFunction input, String... names) {
    return new Predictions(model, config, input, required(), List.of(names));
  }

  /**
   * Writes {@code graph.pb} and {@code model-card.json}: variables become constants, normalisations
   * are folded, and what the exported outputs do not need is left out.
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
    Optional<Checkpoint> there = pinned.or(checkpoints::latest);
    checkState(there.isPresent(), "%s holds no checkpoint; train first", config.modelDir());
    return there.get();
  }
}
