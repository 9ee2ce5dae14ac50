package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What layers ask of a tensor's shape; the messages name the layer. */
final class Shapes {
  private Shapes() {}

  /** Channels of pictures, [batch, height, width, channels]. */
  static long channels(String layer, Operand<TFloat32> x) {
    Shape shape = x.shape();
    checkArgument(
        shape.numDimensions() == 4 && shape.get(3) > 0,
        "%s wants [batch, height, width, channels] with known channels, found %s",
        layer,
        shape);
    return shape.get(3);
  }

  /** Values a row, [batch, values]. */
  static long values(String layer, Operand<TFloat32> x) {
    Shape shape = x.shape();
    checkArgument(
        shape.numDimensions() == 2 && shape.get(1) > 0,
        "%s wants [batch, inputs] with known inputs, found %s",
        layer,
        shape);
    return shape.get(1);
  }

  /** Size of the last dimension of rows or pictures. */
  static long last(String layer, Operand<TFloat32> x) {
    return x.shape().numDimensions() == 2 ? values(layer, x) : channels(layer, x);
  }

  /** Checks that pictures are not smaller than this, as far as their size is known. */
  static void checkHolds(String layer, Operand<TFloat32> x, long height, long width) {
    Shape shape = x.shape();
    checkArgument(
        fits(shape.get(1), height) && fits(shape.get(2), width),
        "%s wants pictures of at least %s x %s, found %s",
        layer,
        height,
        width,
        shape);
  }

  private static boolean fits(long size, long window) {
    return size == Shape.UNKNOWN_SIZE || size >= window;
  }

  /** Height (1) or width (2) of pictures, int32 scalar: a constant where it is known. */
  static Operand<TInt32> size(Ops tf, Operand<TFloat32> x, int dimension) {
    long known = x.shape().get(dimension);
    return known == Shape.UNKNOWN_SIZE
        ? tf.reshape(
            tf.slice(tf.shape(x), tf.constant(new int[] {dimension}), tf.constant(new int[] {1})),
            tf.constant(new int[0]))
        : tf.constant(Math.toIntExact(known));
  }
}
