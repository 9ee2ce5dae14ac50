package io.facerec.train.detection;

import io.facerec.image.Luma;
import io.facerec.train.layer.ConvolutionBlock;
import io.facerec.train.layer.FullyConnected;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.ResidualBlock;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * The detector's second look at each face, which places its five landmarks more finely than a cell
 * of the grid can (cascaded as in Sun et al., 2013): a small residual net of 0.33 M weights and 19
 * million multiplications and additions, from a square of {@link #SIZE} px around the face to
 * points of the square, as {@link FaceSquares#inside} has them.
 */
public final class LandmarkNet {
  /** Pixels of the square that the net reads. */
  public static final int SIZE = 64;

  /** A square's side for the longer side of the face's box. */
  public static final double SHARE = 1.25;

  // of a frontal face
  private static final float[] FIRST = {
    -0.17f, -0.1f, 0.17f, -0.1f, 0, 0.06f, -0.13f, 0.2f, 0.13f, 0.2f
  };

  private LandmarkNet() {}

  /**
   * The landmarks of faces.
   *
   * @param squares float [n, 64, 64, 1], as {@link #grey} makes them
   * @return float [n, 10]
   */
  public static Operand<TFloat32> apply(Net root, Operand<TFloat32> squares) {
    Net net = root.child("landmarks");
    Ops tf = net.tf();
    Operand<TFloat32> x = ConvolutionBlock.of("stem", 16, 3).stride(2).apply(net, squares);
    x = new ResidualBlock("block16", 32).apply(net, x);
    x = new ResidualBlock("block16_2", 32).apply(net, x);
    x = new ResidualBlock("block8", 64).apply(net, x);
    x = new ResidualBlock("block8_2", 64).apply(net, x);
    x = new ResidualBlock("block4", 96).apply(net, x);
    Operand<TFloat32> flat = tf.reshape(x, tf.constant(new int[] {-1, 4 * 4 * 96}));
    Operand<TFloat32> away =
        inFloat(tf, new FullyConnected("points", FIRST.length).apply(net, flat));
    return tf.math.add(tf.math.mul(away, tf.constant(0.1f)), tf.constant(FIRST));
  }

  // where convolutions run in bfloat16, so does the arithmetic that follows them, unless an op that
  // bfloat16 is not for stands between: pixels of a photo would be rounded to fours
  private static Operand<TFloat32> inFloat(Ops tf, Operand<TFloat32> outputs) {
    return tf.dtypes.cast(tf.dtypes.cast(outputs, TFloat64.class), TFloat32.class);
  }

  /** Squares twice as fine as the net reads, brought to its size: less aliasing of large faces. */
  public static Operand<TFloat32> halved(Ops tf, Operand<TFloat32> squares) {
    List<Long> window = List.of(1L, 2L, 2L, 1L);
    return tf.nn.avgPool(squares, window, window, "VALID");
  }

  /**
   * The landmarks of the faces in a picture.
   *
   * @param picture float [1, h, w, 3]
   * @param boxes float [n, 4]: left, top, right, bottom
   * @return float [n, 10]: x1 y1 ... x5 y5, in pixels of the picture
   */
  public static Operand<TFloat32> place(
      Net root, Operand<TFloat32> picture, Operand<TFloat32> boxes) {
    Ops tf = root.tf();
    Operand<TInt32> count =
        tf.slice(tf.shape(boxes), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    Operand<TFloat32> some = upToPowerOfTwo(tf, boxes, count);
    Operand<TInt32> rows =
        tf.slice(tf.shape(some), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    FaceSquares squares = FaceSquares.around(tf, some, SHARE);
    Operand<TFloat32> fine = squares.crop(tf, picture, tf.zeros(rows, TInt32.class), 2 * SIZE);
    Operand<TFloat32> points = squares.outside(tf, apply(root, grey(tf, halved(tf, fine))));
    return tf.slice(
        points,
        tf.constant(new int[] {0, 0}),
        tf.concat(List.of(count, tf.constant(new int[] {FIRST.length})), tf.constant(0)));
  }

  // a fused convolution refuses a batch of none (TensorFlow 2.18), and its kernels are made anew
  // for every size of batch: so there are few sizes
  private static Operand<TFloat32> upToPowerOfTwo(
      Ops tf, Operand<TFloat32> boxes, Operand<TInt32> count) {
    Operand<TFloat32> least =
        tf.math.maximum(tf.dtypes.cast(count, TFloat32.class), tf.constant(1f));
    Operand<TFloat32> power =
        tf.math.ceil(
            tf.math.sub(
                tf.math.div(tf.math.log(least), tf.constant((float) Math.log(2))),
                tf.constant(1e-4f)));
    Operand<TInt32> rows =
        tf.dtypes.cast(tf.math.round(tf.math.pow(tf.constant(2f), power)), TInt32.class);
    Operand<TInt32> none = tf.constant(new int[] {0, 0});
    Operand<TInt32> after =
        tf.concat(List.of(tf.math.sub(rows, count), tf.constant(new int[] {0})), tf.constant(0));
    return tf.reshape(
        tf.pad(boxes, tf.stack(List.of(none, after), Stack.axis(1L)), tf.constant(0f)),
        tf.constant(new int[] {-1, 4}));
  }

  /** RGB in [0, 255], float [n, h, w, 3], as luma about 0, float [n, h, w, 1]. */
  public static Operand<TFloat32> grey(Ops tf, Operand<TFloat32> pixels) {
    return tf.math.sub(tf.math.mul(Luma.of(tf, pixels), tf.constant(1 / 64f)), tf.constant(2f));
  }
}
