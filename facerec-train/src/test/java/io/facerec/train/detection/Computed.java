package io.facerec.train.detection;

import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** Runs a small graph in tests. */
public final class Computed {
  private Computed() {}

  /** The values of a float tensor, flat. */
  public static float[] floats(Function<Ops, Operand<TFloat32>> tensor) {
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

  /** A float tensor of two dimensions. */
  public static Operand<TFloat32> rows(Ops tf, float[]... values) {
    return tf.constant(StdArrays.ndCopyOf(values));
  }

  /** A tensor of the same numbers, as floats. */
  public static Operand<TFloat32> number(Ops tf, Operand<? extends TType> tensor) {
    return tf.dtypes.cast(tensor, TFloat32.class);
  }
}
