package io.facerec.train.estimator;

import io.facerec.train.checkpoint.Checkpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates after each checkpoint, and lets hooks and exporters know. */
final class EvaluatingHook implements TrainingHook {
  private static final Logger LOG = LoggerFactory.getLogger(EvaluatingHook.class);

  private final Estimator estimator;
  private final Path modelDir;
  private final EvalSpec spec;
  private final List<TrainingHook> hooks;
  private final List<Path> exports = new ArrayList<>();

  EvaluatingHook(Estimator estimator, Path modelDir, EvalSpec spec, List<TrainingHook> hooks) {
    this.estimator = estimator;
    this.modelDir = modelDir;
    this.spec = spec;
    this.hooks = hooks;
  }

  /** Evaluations up to a step, the newest last: those after it were of a training that was lost. */
  private List<Evaluated> until(long step) {
    return new EvaluationLog(EvaluationLog.folder(modelDir, spec.name()))
        .read().stream().filter(evaluated -> evaluated.step() <= step).toList();
  }

  private static boolean isAt(long step, List<Evaluated> evaluations) {
    return !evaluations.isEmpty() && evaluations.get(evaluations.size() - 1).step() == step;
  }

  /**
   * Whether a hook ended the training that led to this checkpoint, for what was evaluated there.
   */
  boolean stoppedAt(Checkpoint checkpoint) {
    List<Evaluated> evaluations = until(checkpoint.step());
    return isAt(checkpoint.step(), evaluations) && !wantMore(evaluations);
  }

  private boolean wantMore(List<Evaluated> evaluations) {
    boolean more = true;
    for (TrainingHook hook : hooks) {
      more &= hook.afterEvaluation(evaluations);
    }
    return more;
  }

  @Override
  public boolean afterSave(Checkpoint checkpoint) {
    List<Evaluated> before = until(checkpoint.step() - 1);
    boolean tooSoon =
        !before.isEmpty()
            && checkpoint.step() - before.get(before.size() - 1).step() < spec.throttle();
    return tooSoon || wantMore(evaluate(checkpoint, false));
  }

  private List<Evaluated> evaluate(Checkpoint checkpoint, boolean last) {
    Estimator there = estimator.at(checkpoint);
    if (!isAt(checkpoint.step(), until(checkpoint.step())) || !last) {
      Evaluated evaluated = there.evaluate(spec);
      LOG.info("evaluation at step {}: {}", evaluated.step(), evaluated.metrics());
    }
    List<Evaluated> evaluations = until(checkpoint.step());
    for (Exporter exporter : spec.exporters()) {
      Path folder = modelDir.resolve("export").resolve(exporter.name());
      exporter
          .export(new Exporter.Occasion(there, folder, evaluations, last))
          .ifPresent(exports::add);
    }
    return evaluations;
  }

  /** Ends with an evaluation of the last checkpoint, unless it has one. */
  Outcome finish(Checkpoint checkpoint) {
    List<Evaluated> evaluations = evaluate(checkpoint, true);
    return new Outcome(evaluations.get(evaluations.size() - 1), exports);
  }
}
