package io.facerec.train.detection.yolo;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.facerec.image.Landmarks;
import io.facerec.train.detection.Backbone;
import io.facerec.train.detection.CellCentres;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

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
      Operand<TFloat32> level = CellCentres.of(tf, maps.get(i), Backbone.STRIDES.get(i));
      centres.add(level);
      strides.add(
          tf.fill(
              tf.stack(List.of(count(tf, level), tf.constant(1))),
              tf.constant((float) Backbone.STRIDES.get(i))));
    }
    return new CellGrid(
        tf.concat(centres.build(), tf.constant(0)), tf.concat(strides.build(), tf.constant(0)));
  }

  /**
   * Some cells of these maps, without working out all: from the finest map's sides, which are
   * multiples of four.
   *
   * @param cells int64 [n]: their numbers
   */
  static CellGrid of(Ops tf, List<Operand<TFloat32>> maps, Operand<TInt64> cells) {
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> number = tf.dtypes.cast(cells, TInt32.class);
    Operand<TInt32> shape = tf.shape(maps.get(0));
    Operand<TInt32> width = tf.stridedSlice(shape, Indices.at(2));
    Operand<TInt32> finest = tf.math.mul(tf.stridedSlice(shape, Indices.at(1)), width);
    Operand<TInt32> finer = tf.math.div(tf.math.mul(finest, tf.constant(5)), tf.constant(4));
    Operand<TInt32> level = tf.math.add(from(tf, number, finest), from(tf, number, finer));
    Operand<TInt32> stride = tf.gather(tf.constant(Ints.toArray(Backbone.STRIDES)), level, zero);
    Operand<TInt32> columns =
        tf.math.div(tf.math.mul(width, tf.constant(Backbone.STRIDES.get(0))), stride);
    Operand<TInt32> inside =
        tf.math.sub(number, tf.gather(tf.stack(List.of(zero, finest, finer)), level, zero));
    Operand<TInt32> place =
        tf.stack(
            List.of(tf.math.mod(inside, columns), tf.math.div(inside, columns)), Stack.axis(1L));
    Operand<TFloat32> strides =
        tf.expandDims(tf.dtypes.cast(stride, TFloat32.class), tf.constant(1));
    return new CellGrid(
        tf.math.mul(tf.math.add(tf.dtypes.cast(place, TFloat32.class), tf.constant(0.5f)), strides),
        strides);
  }

  /** 1 for numbers that are this or more, 0 for less. */
  private static Operand<TInt32> from(Ops tf, Operand<TInt32> numbers, Operand<TInt32> least) {
    return tf.dtypes.cast(tf.math.greaterEqual(numbers, least), TInt32.class);
  }

  private static Operand<TInt32> count(Ops tf, Operand<TFloat32> rows) {
    return tf.stridedSlice(tf.shape(rows), Indices.at(0));
  }

  /**
   * Some of the cells.
   *
   * @param cells int64 [n]: their numbers
   */
  CellGrid at(Ops tf, Operand<TInt64> cells) {
    Operand<TInt32> zero = tf.constant(0);
    return new CellGrid(tf.gather(centres, cells, zero), tf.gather(strides, cells, zero));
  }

  /**
   * The boxes that outputs say.
   *
   * @param distances float [..., cells, 4]
   * @return float [..., cells, 4]: left, top, right, bottom
   */
  Operand<TFloat32> boxes(Ops tf, Operand<TFloat32> distances) {
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
