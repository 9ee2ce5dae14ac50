package io.facerec.train.estimator;

import io.facerec.train.layer.Net;
import io.facerec.train.optimize.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;

/** A graph that is not trained, restored from a checkpoint, and its session. */
final class Inference implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final Net net;
  private final Map<String, Operand<?>> features;
  private final EstimatorSpec spec;

  private Inference(
      ModelFunction model,
      RunConfig config,
      java.util.function.Function<Ops, InputFunction.Input> inputs,
      Mode mode,
      Checkpoint checkpoint) {
    Ops tf = Ops.create(graph);
    Counters counters = new Counters(tf);
    net = Net.root(tf, false, config.seed(), counters.globalStep());
    InputFunction.Input input = inputs.apply(tf);
    features = input.features();
    EstimatorSpec built = model.build(net, features, input.labels(), mode);
    Map<String, Operand<?>> named = new TreeMap<>();
    built
        .predictions()
        .forEach((role, tensor) -> named.put(role, tf.withName("output_" + role).identity(tensor)));
    spec = new EstimatorSpec(mode, built.loss(), Optional.empty(), built.metrics(), named);
    session = new Session(graph, false, config.session());
    new VariableStore(tf, counters, net).restoreAverages(session, checkpoint, Optimizer.AVERAGE);
    Op initializer = input.initializer();
    session.run(initializer);
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
    return session;
  }

  EstimatorSpec spec() {
    return spec;
  }

  /** Role to operation of the placeholders. */
  Map<String, String> inputs() {
    return names(features);
  }

  /** Role to operation of the predictions. */
  Map<String, String> outputs() {
    return names(spec.predictions());
  }

  private static Map<String, String> names(Map<String, Operand<?>> tensors) {
    Map<String, String> names = new LinkedHashMap<>();
    tensors.forEach((role, tensor) -> names.put(role, tensor.op().name()));
    return names;
  }

  GraphDef freeze() {
    return GraphFreezer.freeze(graph, session, net, outputs().values());
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
