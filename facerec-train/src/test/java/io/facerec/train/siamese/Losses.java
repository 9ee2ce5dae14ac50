package io.facerec.train.siamese;

import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Runs small graphs of losses. */
final class Losses {
  private Losses() {}

  /** The values of a tensor, in a row. */
  static float[] run(Function<Ops, Operand<TFloat32>> tensor) {
    try (Graph graph = new Graph()) {
      Operand<TFloat32> fetched = tensor.apply(Ops.create(graph));
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(fetched).run()) {
        TFloat32 values = (TFloat32) result.get(0);
        float[] copy = new float[(int) values.size()];
        int[] at = {0};
        values.scalars().forEach(scalar -> copy[at[0]++] = scalar.getFloat());
        return copy;
      }
    }
  }

  /** The gradient of a scalar by rows that it is computed from. */
  static Operand<TFloat32> gradient(Ops tf, Operand<TFloat32> scalar, Operand<TFloat32> by) {
    Graph graph = (Graph) tf.scope().env();
    return graph.addGradients(scalar.asOutput(), new Output<?>[] {by.asOutput()})[0].expect(
        TFloat32.class);
  }

  /** A constant. */
  static Operand<TFloat32> rows(Ops tf, float[]... values) {
    return tf.constant(StdArrays.ndCopyOf(values));
  }

  /** A point on the unit circle. */
  static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }
}
