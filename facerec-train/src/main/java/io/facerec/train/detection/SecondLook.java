package io.facerec.train.detection;

import io.facerec.image.Luma;
import io.facerec.train.layer.ConvolutionBlock;
import io.facerec.train.layer.FullyConnected;
import io.facerec.train.layer.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * The detector's second look at each face, which places its box and its five landmarks more finely
 * than a cell of the grid can (a cascade, as in Zhang et al., Joint face detection and alignment
 * using multi-task cascaded convolutional networks, 2016): seven convolutions of 0.23 M weights and
 * ten million multiplications and additions, from a square of {@link #SIZE} px around the face to
 * points of the square, as {@link FaceSquares#inside} has them.
 *
 * @param landmarks float [n, 10]: x1 y1 ... x5 y5
 * @param box float [n, 4]: left, top, right, bottom
 */
record SecondLook(Operand<TFloat32> landmarks, Operand<TFloat32> box) {
  /** Pixels of the square that the net reads. */
  static final int SIZE = 64;

  /** A square's side for the longer side of the face's box. */
  static final double SHARE = 1.25;

  // pixels of the picture that a square may show if four of them are to be all that is looked at
  // for
  // one that the net reads
  private static final float MOST_READ_AT_ONCE = 96;

  /** A pattern of the names of its variables. */
  static final String VARIABLES = "second_look/.*";

  private static final int COORDINATES = 14;
  private static final int OF_LANDMARKS = 10;

  // what a small output moves a point by, in sides of the square
  private static final float STEP = 0.1f;

  // of a frontal face: its landmarks, and the corners of its box
  private static final float[] FIRST = {
    -0.17f, -0.1f, 0.17f, -0.1f, 0, 0.06f, -0.13f, 0.2f, 0.13f, 0.2f, -0.31f, -0.4f, 0.31f, 0.4f
  };

  /**
   * What the net says of faces, in points of their squares.
   *
   * @param squares float [n, 64, 64, 1], as {@link #grey} makes them
   */
  static SecondLook at(Net root, Operand<TFloat32> squares) {
    Net net = root.child("second_look");
    Ops tf = net.tf();
    Operand<TFloat32> x = ConvolutionBlock.of("stem", 16, 3).stride(2).apply(net, squares);
    x = halvedAndLookedAt(net, "at16", 32, x);
    x = halvedAndLookedAt(net, "at8", 64, x);
    x = halvedAndLookedAt(net, "at4", 96, x);
    Operand<TFloat32> flat = tf.reshape(x, tf.constant(new int[] {-1, 4 * 4 * 96}));
    Operand<TFloat32> away =
        inFloat(tf, new FullyConnected("points", COORDINATES).apply(net, flat));
    Operand<TFloat32> points =
        tf.math.add(tf.math.mul(away, tf.constant(STEP)), tf.constant(FIRST));
    return new SecondLook(
        tf.stridedSlice(points, Indices.all(), Indices.slice(0, OF_LANDMARKS)),
        tf.stridedSlice(points, Indices.all(), Indices.slice(OF_LANDMARKS, COORDINATES)));
  }

  // a convolution where another net has a block of two and a way past it: for one face, the number
  // of ops costs more than the multiplications
  private static Operand<TFloat32> halvedAndLookedAt(
      Net net, String name, int filters, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Operand<TFloat32> half = ConvolutionBlock.of("down", filters, 3).stride(2).apply(scope, x);
    Operand<TFloat32> more = ConvolutionBlock.of("same", filters, 3).linear().apply(scope, half);
    Ops tf = net.tf();
    // relu(more + half) in other words: TensorFlow 2.18 fuses that sum into the convolution, which
    // crashes in bfloat16 where what it adds is what it reads
    return tf.math.add(tf.math.maximum(more, tf.math.neg(half)), half);
  }

  // where convolutions run in bfloat16, so does the arithmetic that follows them, unless an op that
  // bfloat16 is not for stands between: pixels of a photo would be rounded to fours
  private static Operand<TFloat32> inFloat(Ops tf, Operand<TFloat32> outputs) {
    return tf.dtypes.cast(tf.dtypes.cast(outputs, TFloat64.class), TFloat32.class);
  }

  /** Squares twice as fine as the net reads, or as fine, brought to its size. */
  static Operand<TFloat32> read(Ops tf, Operand<TFloat32> squares) {
    return tf.image.resizeBilinear(
        squares, tf.constant(new int[] {SIZE, SIZE}), ResizeBilinear.halfPixelCenters(true));
  }

  /**
   * What the net says of the faces in a picture, in its pixels.
   *
   * @param picture float [1, h, w, 3]
   * @param boxes float [n, 4]: left, top, right, bottom
   */
  static SecondLook at(Net root, Operand<TFloat32> picture, Operand<TFloat32> boxes) {
    Ops tf = root.tf();
    Operand<TInt32> count =
        tf.slice(tf.shape(boxes), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    Operand<TFloat32> some = upToPowerOfTwo(tf, boxes, count);
    Operand<TInt32> rows =
        tf.slice(tf.shape(some), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    FaceSquares squares = FaceSquares.around(tf, some, SHARE);
    Operand<TFloat32> cropped =
        squares.crop(tf, picture, tf.zeros(rows, TInt32.class), fineEnough(tf, squares.sides()));
    SecondLook seen = at(root, grey(tf, read(tf, cropped)));
    return new SecondLook(
        first(tf, count, squares.outside(tf, seen.landmarks())),
        first(tf, count, squares.outside(tf, seen.box())));
  }

  /** Pixels of a side, of all squares: twice what the net reads where one shows more than that. */
  private static Operand<TInt32> fineEnough(Ops tf, Operand<TFloat32> sides) {
    Operand<TInt32> twice =
        tf.dtypes.cast(
            tf.math.greater(
                tf.max(sides, tf.constant(new int[] {0, 1})), tf.constant(MOST_READ_AT_ONCE)),
            TInt32.class);
    return tf.math.mul(tf.math.add(twice, tf.constant(1)), tf.constant(SIZE));
  }

  private static Operand<TFloat32> first(Ops tf, Operand<TInt32> count, Operand<TFloat32> rows) {
    return tf.slice(
        rows,
        tf.constant(new int[] {0, 0}),
        tf.concat(
            List.of(count, tf.constant(new int[] {(int) rows.shape().get(1)})), tf.constant(0)));
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
  static Operand<TFloat32> grey(Ops tf, Operand<TFloat32> pixels) {
    return tf.math.sub(tf.math.mul(Luma.of(tf, pixels), tf.constant(1 / 64f)), tf.constant(2f));
  }
}
