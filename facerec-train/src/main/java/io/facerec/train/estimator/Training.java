package io.facerec.train.estimator;

import io.facerec.train.checkpoint.Checkpoint;
import io.facerec.train.checkpoint.CheckpointFolder;
import io.facerec.train.checkpoint.WarmStart;
import io.facerec.train.layer.Notes;
import io.facerec.train.optimize.Optimizer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.types.TFloat32;

/** One training: a graph in TRAIN mode and its session. */
final class Training implements TrainingContext, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Training.class);

  private final RunConfig config;
  private final CheckpointFolder checkpoints;
  private final List<TrainingHook> inputHooks;
  private final TrainingGraph built;
  private final GracefulStop stop = new GracefulStop();
  private final OpenGraph open;
  private long at;
  private long savedNanos = System.nanoTime();

  Training(
      ModelFunction model,
      RunConfig config,
      CheckpointFolder checkpoints,
      InputFunction inputFunction,
      Start start) {
    this.config = config;
    this.checkpoints = checkpoints;
    this.at = start.step();
    built = TrainingGraph.build(model, config, inputFunction, start);
    inputHooks = inputFunction.hooks();
    open = new OpenGraph(built.graph(), config.session(), stop);
  }

  void start(Optional<Checkpoint> from, List<WarmStart> warmStarts) {
    Session session = open.session();
    if (from.isPresent()) {
      LOG.info("resumes from {}", from.get().prefix());
      built.store().restore(session, from.get());
    } else {
      built.store().initialize(session);
      for (WarmStart warm : warmStarts) {
        Set<String> left = built.store().warmStart(session, warm, Optimizer.AVERAGE);
        LOG.info("takes its first weights from {}, but for {}", warm.from(), left);
      }
    }
    session.run(built.input().initializer());
    built.events().open(session);
  }

  void run(long last, List<TrainingHook> others) {
    List<TrainingHook> hooks = new ArrayList<>(others);
    hooks.add(new LoggingHook(config.logEvery()));
    hooks.addAll(inputHooks);
    long begun = at;
    hooks.forEach(hook -> hook.begin(this));
    StepRunner steps = new StepRunner(built, config, hooks, last);
    boolean goOn = true;
    while (goOn && at < last && !stop.asked()) {
      try (Batch batch = Batch.next(built.input(), open.session())) {
        goOn = steps.run(open.session(), batch, ++at);
      } catch (TFOutOfRangeException e) {
        LOG.info("the input ended at step {}", at);
        break;
      }
      Duration passed = Duration.ofNanos(System.nanoTime() - savedNanos);
      if (config.saving().due(at, passed) && goOn && at < last) {
        goOn = save(hooks);
      }
    }
    if (at > begun) {
      save(hooks);
    } else if (!stop.asked()) {
      LOG.warn("no step was taken: the input gave no batch");
    }
    hooks.forEach(hook -> hook.end(at));
  }

  private boolean save(List<TrainingHook> hooks) {
    hooks.forEach(hook -> hook.beforeSave(at));
    Checkpoint checkpoint = new Checkpoint(checkpoints.prefix(at), at, built.store().names());
    try {
      built.saver().save(open.session(), checkpoint.prefix());
    } catch (UncheckedIOException e) {
      checkpoints.discard(checkpoint.prefix());
      throw e;
    }
    checkpoints.add(checkpoint, config.saving());
    built.events().flush(open.session());
    savedNanos = System.nanoTime();
    boolean goOn = !stop.asked();
    if (!goOn) {
      return false;
    }
    for (TrainingHook hook : hooks) {
      goOn &= hook.afterSave(checkpoint);
    }
    return goOn;
  }

  @Override
  public long step() {
    return at;
  }

  @Override
  public Path modelDir() {
    return config.modelDir();
  }

  @Override
  public Operand<TFloat32> loss() {
    return built.loss();
  }

  @Override
  public Notes notes() {
    return built.notes();
  }

  @Override
  public void scalar(String name, double value) {
    built.events().write(open.session(), at, Map.of(name, value));
  }

  @Override
  public void close() {
    try {
      built.events().close(open.session());
    } finally {
      open.close();
      stop.over();
    }
  }
}
