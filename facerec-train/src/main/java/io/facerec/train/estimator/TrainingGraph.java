package io.facerec.train.estimator;

import io.facerec.train.checkpoint.Counters;
import io.facerec.train.checkpoint.VariableStore;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.Notes;
import io.facerec.train.summary.EventWriter;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignAdd;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * What a training runs, built once.
 *
 * @param step takes one step, and yields the global step after it
 */
record TrainingGraph(
    Graph graph,
    InputFunction.Input input,
    Operand<TFloat32> loss,
    Notes notes,
    AssignAdd<TInt64> step,
    NanGuard guard,
    VariableStore store,
    VariableStore.Saver saver,
    EventWriter events) {

  static TrainingGraph build(
      ModelFunction model, RunConfig config, InputFunction inputFunction, Start start) {
    Graph graph = new Graph();
    try {
      return build(graph, model, config, inputFunction, start);
    } catch (RuntimeException | Error e) {
      graph.close();
      throw e;
    }
  }

  private static TrainingGraph build(
      Graph graph,
      ModelFunction model,
      RunConfig config,
      InputFunction inputFunction,
      Start start) {
    Ops tf = Ops.create(graph);
    Counters counters = new Counters(tf);
    Net net = Net.root(tf, true, config.seed(), counters.globalStep());
    InputFunction.Input input = inputFunction.build(tf, start);
    EstimatorSpec spec = model.build(net, input.features(), input.labels(), Mode.TRAIN);
    Operand<TFloat32> loss = spec.loss().orElseThrow();
    AssignAdd<TInt64> step = counters.step(spec.trainOp().orElseThrow(), input.position());
    NanGuard guard = new NanGuard(net, input, loss, step);
    VariableStore store = new VariableStore(tf, counters, net);
    EventWriter events = new EventWriter(tf, config.modelDir());
    if (!net.scalars().containsKey("loss")) {
      events.scalar("loss", loss);
    }
    events.notes(net.notes());
    return new TrainingGraph(
        graph, input, loss, net.notes(), step, guard, store, store.saver(), events);
  }
}
