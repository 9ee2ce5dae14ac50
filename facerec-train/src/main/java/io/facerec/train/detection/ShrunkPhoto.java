package io.facerec.train.detection;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.SwitchCond;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * A photo as the detector's net reads it: shrunk where it is larger than the detector looks at, and
 * black on the right and below up to multiples of 64: the net needs multiples of 32, and fewer
 * sizes mean that its kernels, made anew for each, are at hand more often.
 *
 * @param image float [1, h, w, 3] in [0, 255]
 * @param content the same without the padding
 * @param extent float [2]: width and height of the photo as fed, in pixels
 * @param scale float [2]: fed pixels for a pixel of the image, along x and along y
 */
public record ShrunkPhoto(
    Operand<TFloat32> image,
    Operand<TFloat32> content,
    Operand<TFloat32> extent,
    Operand<TFloat32> scale) {
  private static final int MULTIPLE = 64;
  private static final float LEAST_INTERPOLATED = 0.5f;

  /**
   * The photo that an exported detector is fed, see {@link DetectorMethod#serving}.
   *
   * @param features {@code photo} and {@code longest_side}
   */
  @SuppressWarnings("unchecked") // the types of DetectorMethod.serving()
  public static ShrunkPhoto of(Ops tf, Map<String, Operand<?>> features) {
    return of(
        tf,
        (Operand<TUint8>) requireNonNull(features.get("photo")),
        (Operand<TInt32>) requireNonNull(features.get("longest_side")));
  }

  /**
   * Shrinks and pads.
   *
   * @param photo uint8 [h, w, 3]
   * @param longestSide int32 scalar
   */
  public static ShrunkPhoto of(Ops tf, Operand<TUint8> photo, Operand<TInt32> longestSide) {
    return of(tf, photo, longestSide, MULTIPLE);
  }

  /**
   * Shrinks, and pads to multiples of this many pixels.
   *
   * @param photo uint8 [h, w, 3]
   * @param longestSide int32 scalar
   */
  public static ShrunkPhoto of(
      Ops tf, Operand<TUint8> photo, Operand<TInt32> longestSide, int multiple) {
    Operand<TFloat32> extent = sides(tf, tf.shape(photo), 0);
    Operand<TFloat32> longest = tf.max(extent, tf.constant(0));
    Operand<TFloat32> factor =
        tf.math.minimum(
            tf.constant(1f), tf.math.div(tf.dtypes.cast(longestSide, TFloat32.class), longest));
    Operand<TInt32> size =
        tf.dtypes.cast(
            tf.math.maximum(
                tf.math.floor(tf.math.add(tf.math.mul(extent, factor), tf.constant(0.5f))),
                tf.constant(1f)),
            TInt32.class);
    Operand<TFloat32> shrunk = resized(tf, tf.expandDims(photo, tf.constant(0)), size, factor);
    Operand<TFloat32> scale = tf.math.div(extent, sides(tf, tf.shape(shrunk), 1));
    Operand<TInt32> missing = tf.math.floorMod(tf.math.neg(size), tf.constant(multiple));
    Operand<TInt32> height = tf.stridedSlice(size, Indices.slice(0, 1));
    Operand<TInt32> right = tf.stridedSlice(missing, Indices.slice(1, 2));
    Operand<TInt32> below = tf.stridedSlice(missing, Indices.slice(0, 1));
    Operand<TInt32> width = tf.stridedSlice(tf.math.add(size, missing), Indices.slice(1, 2));
    // rows copied as they are, where padding goes pixel by pixel
    Operand<TFloat32> wide =
        tf.concat(List.of(inFloatUpToHere(tf, shrunk), black(tf, height, right)), tf.constant(2));
    Operand<TFloat32> padded = tf.concat(List.of(wide, black(tf, below, width)), tf.constant(1));
    // says again what padding by a computed amount hides: one picture of three channels
    Operand<TInt32> shape =
        tf.concat(
            List.of(
                tf.constant(new int[] {1}), tf.math.add(size, missing), tf.constant(new int[] {3})),
            tf.constant(0));
    return new ShrunkPhoto(
        tf.reshape(padded, shape),
        shrunk,
        tf.reverse(extent, tf.constant(new int[] {0})),
        tf.reverse(scale, tf.constant(new int[] {0})));
  }

  private static Operand<TFloat32> black(Ops tf, Operand<TInt32> height, Operand<TInt32> width) {
    Operand<TInt32> one = tf.constant(new int[] {1});
    return tf.fill(
        tf.concat(List.of(one, height, width, tf.constant(new int[] {3})), tf.constant(0)),
        tf.constant(0f));
  }

  // an op that bfloat16 is not for: else all before the padding is brought to it, and what the
  // second look cuts out of that is brought back
  private static Operand<TFloat32> inFloatUpToHere(Ops tf, Operand<TFloat32> shrunk) {
    return tf.placeholderWithDefault(
        shrunk, Shape.of(1, Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE, 3));
  }

  /**
   * Averages over areas where they are larger than 2 x 2 pixels. Elsewhere four pixels are next to
   * all there is to see, and interpolating between them costs half as much; nothing at all where
   * the photo has its size already. The way not taken is not computed.
   */
  private static Operand<TFloat32> resized(
      Ops tf, Operand<TUint8> photo, Operand<TInt32> size, Operand<TFloat32> factor) {
    SwitchCond<TUint8> way =
        tf.switchCond(photo, tf.math.less(factor, tf.constant(LEAST_INTERPOLATED)));
    return tf.merge(
            List.of(
                tf.image.resizeBilinear(
                    way.outputFalse(), size, ResizeBilinear.halfPixelCenters(true)),
                tf.image.resizeArea(way.outputTrue(), size)))
        .output();
  }

  /** Points of the image, float [n, 2 k] x y x y ..., as points of the photo as fed. */
  public Operand<TFloat32> fed(Ops tf, Operand<TFloat32> points) {
    return tf.math.mul(points, repeated(tf, points));
  }

  /** Points of the photo as fed, float [n, 2 k] x y x y ..., as points of the image. */
  public Operand<TFloat32> shrunk(Ops tf, Operand<TFloat32> points) {
    return tf.math.div(points, repeated(tf, points));
  }

  private Operand<TFloat32> repeated(Ops tf, Operand<TFloat32> points) {
    return tf.tile(scale, tf.constant(new int[] {(int) points.shape().get(1) / 2}));
  }

  /** Height and width, from the dimension that is the height on. */
  private static Operand<TFloat32> sides(Ops tf, Operand<TInt32> shape, int height) {
    return tf.dtypes.cast(
        tf.stridedSlice(shape, Indices.slice(height, height + 2)), TFloat32.class);
  }
}
