package io.facerec.train.estimator;

import io.facerec.train.layer.Net;
import io.facerec.train.optimize.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** One training: a graph in TRAIN mode and its session. */
final class Training implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Training.class);

  private final RunConfig config;
  private final CheckpointFolder checkpoints;
  private final Graph graph = new Graph();
  private final Session session;
  private final InputFunction.Input input;
  private final List<TrainingHook> inputHooks;
  private final Op step;
  private final Operand<TFloat32> loss;
  private final Map<String, Operand<TFloat32>> scalars;
  private final VariableStore store;
  private final VariableStore.Saver saver;
  private long at;

  Training(
      ModelFunction model,
      RunConfig config,
      CheckpointFolder checkpoints,
      InputFunction inputFunction,
      Start start) {
    this.config = config;
    this.checkpoints = checkpoints;
    this.at = start.step();
    Ops tf = Ops.create(graph);
    Counters counters = new Counters(tf);
    Net net = Net.root(tf, true, config.seed(), counters.globalStep());
    input = inputFunction.build(tf, start);
    inputHooks = inputFunction.hooks();
    EstimatorSpec spec = model.build(net, input.features(), input.labels(), Mode.TRAIN);
    loss = spec.loss().orElseThrow();
    scalars = net.scalars();
    step = counters.step(spec.trainOp().orElseThrow(), input.position());
    store = new VariableStore(tf, counters, net);
    saver = store.saver();
    session = new Session(graph, false, config.session());
  }

  void start(Optional<Checkpoint> from, Optional<Checkpoint> warm) {
    if (from.isPresent()) {
      LOG.info("resumes from {}", from.get().prefix());
      store.restore(session, from.get());
    } else {
      store.initialize(session);
      if (warm.isPresent()) {
        List<String> taken = store.warmStart(session, warm.get(), Optimizer.AVERAGE);
        LOG.info("takes {} variables from {}", taken.size(), warm.get().prefix());
      }
    }
    session.run(input.initializer());
  }

  void run(long last, TrainingHook... others) {
    List<TrainingHook> hooks = new ArrayList<>(List.of(others));
    hooks.add(new LoggingHook(config.modelDir(), config.logEvery()));
    hooks.addAll(inputHooks);
    long begun = at;
    hooks.forEach(hook -> hook.begin(at));
    boolean goOn = true;
    while (goOn && at < last) {
      Optional<TrainingHook.StepValues> values = step(last);
      if (values.isEmpty()) {
        LOG.info("the input ended at step {}", at);
        break;
      }
      for (TrainingHook hook : hooks) {
        goOn &= hook.afterStep(values.get());
      }
      if (at % config.saveEvery() == 0 && goOn && at < last) {
        save();
      }
    }
    if (at > begun) {
      save();
    } else {
      LOG.warn("no step was taken: step {} of {}, or an empty input", at, last);
    }
    hooks.forEach(hook -> hook.end(at));
  }

  private Optional<TrainingHook.StepValues> step(long last) {
    boolean logged = (at + 1) % config.logEvery() == 0;
    Session.Runner runner = session.runner().addTarget(step).fetch(loss);
    input.skipped().ifPresent(runner::fetch);
    if (logged) {
      scalars.values().forEach(runner::fetch);
    }
    try (Result result = runner.run()) {
      at++;
      float value = scalar(result, 0);
      if (!Float.isFinite(value)) {
        throw new NanLossException(at, value);
      }
      Map<String, Float> noted = new LinkedHashMap<>();
      List<Long> skipped = new ArrayList<>();
      int i = 1;
      if (input.skipped().isPresent()) {
        ((TInt64) result.get(i++)).scalars().forEach(one -> skipped.add(one.getLong()));
      }
      for (String name : logged ? scalars.keySet() : List.<String>of()) {
        noted.put(name, scalar(result, i++));
      }
      return Optional.of(new TrainingHook.StepValues(at, last, value, noted, skipped));
    } catch (TFOutOfRangeException e) {
      return Optional.empty();
    }
  }

  private static float scalar(Result result, int index) {
    return ((TFloat32) result.get(index)).getFloat();
  }

  private void save() {
    Checkpoint checkpoint = new Checkpoint(checkpoints.prefix(at), at, store.names());
    saver.save(session, checkpoint.prefix().toString());
    checkpoints.add(checkpoint, config.keepCheckpoints());
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
