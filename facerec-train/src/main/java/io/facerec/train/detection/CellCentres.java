package io.facerec.train.detection;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Where the cells of a map are in the picture. */
public final class CellCentres {
  private CellCentres() {}

  /**
   * The middles of the cells, row by row.
   *
   * @param map float [batch, rows, columns, channels]
   * @param stride pixels from cell to cell
   * @return float [rows * columns, 2]: x, y in pixels of the picture, as pixel edges
   */
  public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> map, int stride) {
    Operand<TInt32> rows = size(tf, map, 1);
    Operand<TInt32> columns = size(tf, map, 2);
    Operand<TFloat32> ones = tf.fill(tf.stack(List.of(rows, columns)), tf.constant(1f));
    Operand<TFloat32> x = tf.math.mul(ones, along(tf, columns, stride));
    Operand<TFloat32> y = tf.math.mul(ones, tf.expandDims(along(tf, rows, stride), tf.constant(1)));
    return tf.reshape(tf.stack(List.of(x, y), Stack.axis(2L)), tf.constant(new int[] {-1, 2}));
  }

  private static Operand<TInt32> size(Ops tf, Operand<TFloat32> map, int dimension) {
    return tf.reshape(
        tf.slice(tf.shape(map), tf.constant(new int[] {dimension}), tf.constant(new int[] {1})),
        tf.constant(new int[0]));
  }

  private static Operand<TFloat32> along(Ops tf, Operand<TInt32> count, int stride) {
    Operand<TFloat32> numbers =
        tf.dtypes.cast(tf.range(tf.constant(0), count, tf.constant(1)), TFloat32.class);
    return tf.math.mul(tf.math.add(numbers, tf.constant(0.5f)), tf.constant((float) stride));
  }
}
