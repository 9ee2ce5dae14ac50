package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How a square window moves over pictures.
 *
 * @param size height and width, in pixels of the picture if the dilation is 1
 * @param stride pixels from one place to the next
 * @param dilation pixels between neighbours in the window
 * @param padding pixels of zeros around the picture, {@link #SAME} for as many as keep the output
 *     at ceil(size / stride), more below and right where the number is odd
 */
record Window(int size, int stride, int dilation, int padding) {
  /** Zeros as TensorFlow's SAME has them. */
  static final int SAME = -1;

  Window {
    checkArgument(size >= 1, "kernel size is %s, must be at least 1", size);
    checkArgument(stride >= 1, "stride is %s, must be at least 1", stride);
    checkArgument(dilation >= 1, "dilation is %s, must be at least 1", dilation);
    checkArgument(padding >= SAME, "padding is %s, must be at least 0", padding);
    checkArgument(
        stride == 1 || dilation == 1,
        "stride %s and dilation %s: one of them must be 1",
        stride,
        dilation);
  }

  static Window of(int size) {
    return new Window(size, 1, 1, SAME);
  }

  Window withStride(int newStride) {
    return new Window(size, newStride, dilation, padding);
  }

  Window withDilation(int newDilation) {
    return new Window(size, stride, newDilation, padding);
  }

  Window withPadding(int newPadding) {
    return new Window(size, stride, dilation, newPadding);
  }

  /** Pixels from its first to its last. */
  int extent() {
    return dilation * (size - 1) + 1;
  }

  /** Refuses pictures that are smaller than the window, as far as their size is known. */
  void checkFits(String layer, Operand<TFloat32> x) {
    if (padding != SAME) {
      int least = extent() - 2 * padding;
      Shapes.checkHolds(layer, x, least, least);
    }
  }

  /** The word for TensorFlow's op. */
  String word() {
    return padding == SAME ? "SAME" : "VALID";
  }

  List<Long> strides() {
    return List.of(1L, (long) stride, (long) stride, 1L);
  }

  /** The op's window for poolings. */
  List<Long> sizes() {
    return List.of(1L, (long) size, (long) size, 1L);
  }

  /**
   * The pictures with the zeros that the op itself cannot add: its EXPLICIT padding has no
   * gradient.
   */
  Operand<TFloat32> padded(Ops tf, Operand<TFloat32> x) {
    return padding > 0
        ? tf.pad(
            x,
            tf.constant(new int[][] {{0, 0}, {padding, padding}, {padding, padding}, {0, 0}}),
            tf.constant(0f))
        : x;
  }

  /** The pictures with all zeros that SAME would add, for an op without padding. */
  Operand<TFloat32> paddedAsSame(Ops tf, Operand<TFloat32> x) {
    if (padding != SAME) {
      return padded(tf, x);
    }
    Operand<TInt32> none = tf.constant(new int[] {0, 0});
    return tf.pad(
        x, tf.stack(List.of(none, zeros(tf, x, 1), zeros(tf, x, 2), none)), tf.constant(0f));
  }

  /** Zeros of SAME before and after, int32 [2]. */
  Operand<TInt32> zeros(Ops tf, Operand<TFloat32> x, int dimension) {
    Operand<TInt32> pixels = Shapes.size(tf, x, dimension);
    Operand<TInt32> by = tf.constant(stride);
    Operand<TInt32> places = tf.math.floorDiv(tf.math.add(pixels, tf.constant(stride - 1)), by);
    Operand<TInt32> reach =
        tf.math.add(tf.math.mul(tf.math.sub(places, tf.constant(1)), by), tf.constant(extent()));
    Operand<TInt32> all = tf.math.maximum(tf.math.sub(reach, pixels), tf.constant(0));
    Operand<TInt32> before = tf.math.floorDiv(all, tf.constant(2));
    return tf.stack(List.of(before, tf.math.sub(all, before)));
  }
}
