package io.facerec.examples.theory;

import com.google.common.collect.ImmutableList;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * An optimiser that minimises a function of a few numbers, the kernel {@value #X} of a net.
 *
 * @param optimizer that moves them
 * @param function of the net and the numbers, float scalar; may give the net penalties
 */
record Descent(
    Optimizer optimizer, BiFunction<Net, Operand<TFloat32>, Operand<TFloat32>> function) {
  private static final String X = "x";

  /** Where it goes: the start, and the place after each step. */
  List<float[]> path(float[] start, int steps) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variable<TInt64> count = tf.variable(Shape.scalar(), TInt64.class);
      Net net = Net.root(tf, true, 1, tf.identity(count));
      Operand<TFloat32> x = net.kernel(X, Shape.of(start.length), 1);
      Op moved = optimizer.minimize(net, function.apply(net, x));
      Op step = tf.withControlDependencies(moved).assignAdd(count, tf.constant(1L));
      try (Session session = new Session(graph, false)) {
        session.run(tf.assign(count, tf.constant(0L)));
        Values.set(session, tf, net, Map.of(X, start));
        ImmutableList.Builder<float[]> path = ImmutableList.builder();
        path.add(start.clone());
        for (int i = 0; i < steps; i++) {
          session.run(step);
          path.add(Values.fetch(session, x));
        }
        return path.build();
      }
    }
  }

  /** Where it ends. */
  float[] end(float[] start, int steps) {
    List<float[]> path = path(start, steps);
    return path.get(path.size() - 1);
  }
}
