package io.facerec.train.optimize;

import io.facerec.train.layer.Net;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** An optimiser at work on a small problem: the kernel {@code x} is moved from a start. */
final class Descent implements AutoCloseable {
  /** Sum of c x^2 / 2 in three directions. */
  static final float[] CURVATURE = {1, 10, 0.1f};

  private final Graph graph = new Graph();
  private final Session session;
  private final Net net;
  private final Op step;

  Descent(
      Optimizer optimizer,
      float[] start,
      BiFunction<Net, Operand<TFloat32>, Operand<TFloat32>> loss) {
    Ops tf = Ops.create(graph);
    Variable<TInt64> count = tf.variable(Shape.scalar(), TInt64.class);
    net = Net.root(tf, true, 1, tf.identity(count));
    Operand<TFloat32> x = net.kernel("x", Shape.of(start.length), 1);
    Op moved = optimizer.minimize(net, loss.apply(net, x));
    step = tf.withControlDependencies(moved).assignAdd(count, tf.constant(1L));
    session = new Session(graph, false);
    Session.Runner first = session.runner().addTarget(tf.assign(count, tf.constant(0L)));
    net.weights()
        .forEach(
            (name, weight) -> {
              boolean given = name.equals("x") || name.equals("x/" + Optimizer.AVERAGE);
              first.addTarget(
                  tf.assign(weight.variable(), given ? tf.constant(start) : weight.initial()));
            });
    first.run().close();
  }

  /** On the quadratic of {@link #CURVATURE}, from ones. */
  static Descent onQuadratic(Optimizer optimizer) {
    return new Descent(optimizer, new float[] {1, 1, 1}, Descent::quadratic);
  }

  static Operand<TFloat32> quadratic(Net net, Operand<TFloat32> x) {
    Ops tf = net.tf();
    return tf.math.mul(
        tf.constant(0.5f),
        tf.sum(tf.math.mul(tf.constant(CURVATURE), tf.math.square(x)), tf.constant(0)));
  }

  Descent steps(int count) {
    for (int i = 0; i < count; i++) {
      session.run(step);
    }
    return this;
  }

  float[] x() {
    return values("x");
  }

  float[] values(String variable) {
    return fetch(net.weights().get(variable).value());
  }

  float scalar(String name) {
    return fetch(net.scalars().get(name))[0];
  }

  /** All variables and slots, in the order of their making. */
  List<float[]> all() {
    return fetch(net.weights().values().stream().map(Net.Weight::value).toList());
  }

  private float[] fetch(Operand<TFloat32> tensor) {
    return fetch(List.of(tensor)).get(0);
  }

  private List<float[]> fetch(List<Operand<TFloat32>> tensors) {
    Session.Runner runner = session.runner();
    tensors.forEach(runner::fetch);
    try (Result result = runner.run()) {
      List<float[]> values = new ArrayList<>();
      for (int i = 0; i < tensors.size(); i++) {
        TFloat32 value = (TFloat32) result.get(i);
        float[] copy = new float[Math.toIntExact(value.size())];
        value.asRawTensor().data().asFloats().read(copy);
        values.add(copy);
      }
      return values;
    }
  }

  Net net() {
    return net;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  @Override
  public String toString() {
    return Arrays.toString(x());
  }
}
