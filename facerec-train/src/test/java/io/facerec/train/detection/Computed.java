package io.facerec.train.detection;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** Runs a small graph in tests. */
final class Computed {
  private Computed() {}

  /** The values of a float tensor, flat. */
  static float[] floats(Function<Ops, Operand<TFloat32>> tensor) {
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
  static Operand<TFloat32> rows(Ops tf, float[]... values) {
    return tf.constant(StdArrays.ndCopyOf(values));
  }

  /** A tensor of the same numbers, as floats. */
  static Operand<TFloat32> number(Ops tf, Operand<? extends TType> tensor) {
    return tf.dtypes.cast(tensor, TFloat32.class);
  }

  /** Empty maps of the three strides for a picture of so many pixels. */
  static List<Operand<TFloat32>> maps(Ops tf, int height, int width) {
    return IntStream.of(YoloNet.STRIDES)
        .<Operand<TFloat32>>mapToObj(
            stride ->
                tf.zeros(
                    tf.constant(new int[] {1, height / stride, width / stride, YoloNet.OUTPUTS}),
                    TFloat32.class))
        .toList();
  }
}
