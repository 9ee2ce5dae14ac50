package io.facerec.train.estimator;

import io.facerec.train.checkpoint.Checkpoint;
import io.facerec.train.checkpoint.Counters;
import io.facerec.train.checkpoint.VariableStore;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;

/** A graph that is not trained, restored from a checkpoint, and its session. */
final class Inference implements AutoCloseable {
  private final OpenGraph open;
  private final Net net;
  private final InputFunction.Input input;
  private final EstimatorSpec spec;
  private final Map<String, Operand<?>> exports;

  private Inference(
      ModelFunction model,
      RunConfig config,
      Function<Ops, InputFunction.Input> inputs,
      Mode mode,
      Checkpoint checkpoint) {
    Graph graph = new Graph();
    try {
      Ops tf = Ops.create(graph);
      Counters counters = new Counters(tf);
      net = Net.root(tf, false, config.seed(), counters.globalStep());
      input = inputs.apply(tf);
      spec = model.build(net, input.features(), input.labels(), mode);
      exports = new TreeMap<>();
      spec.exportOutputs()
          .forEach(
              (role, tensor) -> exports.put(role, tf.withName("output_" + role).identity(tensor)));
      VariableStore store = new VariableStore(tf, counters, net);
      open = new OpenGraph(graph, config.session());
      try {
        store.restoreAverages(open.session(), checkpoint, Optimizer.AVERAGE);
        open.session().run(input.initializer());
      } catch (RuntimeException e) {
        open.close();
        throw e;
      }
    } catch (RuntimeException | Error e) {
      graph.close();
      throw e;
    }
  }

  static Inference streaming(
      ModelFunction model, RunConfig config, InputFunction input, Mode mode, Checkpoint from) {
    return new Inference(model, config, tf -> input.build(tf, Start.FIRST), mode, from);
  }

  static Inference serving(
      ModelFunction model, RunConfig config, ServingInput serving, Checkpoint from) {
    return new Inference(
        model,
        config,
        tf -> new InputFunction.Input(serving.build(tf), Map.of(), tf.noOp()),
        Mode.PREDICT,
        from);
  }

  Session session() {
    return open.session();
  }

  InputFunction.Input input() {
    return input;
  }

  EstimatorSpec spec() {
    return spec;
  }

  /** Role to operation of the placeholders. */
  Map<String, String> inputs() {
    return names(input.features());
  }

  /** Role to operation of what is exported. */
  Map<String, String> outputs() {
    return names(exports);
  }

  private static Map<String, String> names(Map<String, Operand<?>> tensors) {
    Map<String, String> names = new LinkedHashMap<>();
    tensors.forEach((role, tensor) -> names.put(role, tensor.op().name()));
    return names;
  }

  GraphDef freeze() {
    return GraphFreezer.freeze(open.graph(), open.session(), net, outputs().values());
  }

  @Override
  public void close() {
    open.close();
  }
}
