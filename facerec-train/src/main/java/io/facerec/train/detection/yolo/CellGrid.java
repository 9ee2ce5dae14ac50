package io.facerec.train.detection.yolo;

import com.google.common.collect.ImmutableList;
import io.facerec.image.Landmarks;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Where the cells of the three maps are, and what their outputs mean. A cell's box lies 2
 * exp(output) strides to the left, top, right and bottom of its centre. All in pixels of the net's
 * input, as pixel edges.
 *
 * @param centres float [cells, 2]: x, y
 * @param strides float [cells, 1]
 */
record CellGrid(Operand<TFloat32> centres, Operand<TFloat32> strides) {
  // 2 exp(4) strides: a distance of 3,500 px is the largest that can be said
  private static final float MOST = 4;

  /** The cells of these maps, in the order of {@link YoloNet#cells}. */
  static CellGrid of(Ops tf, List<Operand<TFloat32>> maps) {
    ImmutableList.Builder<Operand<TFloat32>> centres = ImmutableList.builder();
    ImmutableList.Builder<Operand<TFloat32>> strides = ImmutableList.builder();
    for (int i = 0; i < maps.size(); i++) {
      Operand<TFloat32> level = level(tf, maps.get(i), YoloNet.STRIDES[i]);
      centres.add(level);
      strides.add(
          tf.fill(
              tf.stack(List.of(size(tf, level, 0), tf.constant(1))),
              tf.constant((float) YoloNet.STRIDES[i])));
    }
    return new CellGrid(
        tf.concat(centres.build(), tf.constant(0)), tf.concat(strides.build(), tf.constant(0)));
  }

  private static Operand<TInt32> size(Ops tf, Operand<TFloat32> x, int dimension) {
    return tf.reshape(
        tf.slice(tf.shape(x), tf.constant(new int[] {dimension}), tf.constant(new int[] {1})),
        tf.constant(new int[0]));
  }

  private static Operand<TFloat32> level(Ops tf, Operand<TFloat32> map, int stride) {
    Operand<TInt32> rows = size(tf, map, 1);
    Operand<TInt32> columns = size(tf, map, 2);
    Operand<TFloat32> ones = tf.fill(tf.stack(List.of(rows, columns)), tf.constant(1f));
    Operand<TFloat32> x = tf.math.mul(ones, centresAlong(tf, columns, stride));
    Operand<TFloat32> y =
        tf.math.mul(ones, tf.expandDims(centresAlong(tf, rows, stride), tf.constant(1)));
    return tf.reshape(tf.stack(List.of(x, y), Stack.axis(2L)), tf.constant(new int[] {-1, 2}));
  }

  private static Operand<TFloat32> centresAlong(Ops tf, Operand<TInt32> count, int stride) {
    Operand<TFloat32> numbers =
        tf.dtypes.cast(tf.range(tf.constant(0), count, tf.constant(1)), TFloat32.class);
    return tf.math.mul(tf.math.add(numbers, tf.constant(0.5f)), tf.constant((float) stride));
  }

  /**
   * The boxes that outputs say.
   *
   * @param distances float [..., cells, 4]
   * @return float [..., cells, 4]: left, top, right, bottom
   */
  Operand<TFloat32> boxes(Ops tf, Operand<TFloat32> distances) {
    return boxes(tf, distances, centres, strides);
  }

  /** The same for cells chosen one by one, their centres and strides in step with the outputs. */
  static Operand<TFloat32> boxes(
      Ops tf, Operand<TFloat32> distances, Operand<TFloat32> centres, Operand<TFloat32> strides) {
    Operand<TFloat32> pixels =
        tf.math.mul(
            tf.math.exp(tf.math.minimum(distances, tf.constant(MOST))),
            tf.math.mul(strides, tf.constant(2f)));
    Operand<TFloat32> signed = tf.math.mul(pixels, tf.constant(new float[] {-1, -1, 1, 1}));
    return tf.math.add(signed, tf.concat(List.of(centres, centres), tf.constant(-1)));
  }

  /**
   * The landmarks that outputs say: offsets from the middle of the cell's own box, in parts of its
   * width and height. So a frontal face has nearly the same outputs whatever its size and place.
   *
   * @param offsets float [cells, 10]
   * @param boxes float [cells, 4]: left, top, right, bottom
   * @return float [cells, 10]: x1 y1 ... x5 y5
   */
  static Operand<TFloat32> landmarks(Ops tf, Operand<TFloat32> offsets, Operand<TFloat32> boxes) {
    Operand<TFloat32> corner = tf.stridedSlice(boxes, Indices.all(), Indices.slice(0, 2));
    Operand<TFloat32> opposite = tf.stridedSlice(boxes, Indices.all(), Indices.slice(2, 4));
    Operand<TFloat32> middle = tf.math.mul(tf.math.add(corner, opposite), tf.constant(0.5f));
    Operand<TInt32> times = tf.constant(new int[] {1, Landmarks.COUNT});
    return tf.math.add(
        tf.tile(middle, times),
        tf.math.mul(offsets, tf.tile(tf.math.sub(opposite, corner), times)));
  }
}
