package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A net's first {@link ConvolutionBlock}, 3x3 with a stride of 2, on pictures of three channels:
 * float [batch, h, w, 3], h and w even, to [batch, h/2, w/2, filters]. Immutable.
 *
 * <p>Three channels are wrong in bfloat16 (see {@link Convolving}), and giving each pixel a fourth
 * costs more than the convolution. So two neighbours are read as one pixel of six channels, which
 * moves no byte: of two such pairs the kernel reads three pixels.
 */
public final class PictureStem implements Layer {
  private static final int SIZE = 3;
  private static final int CHANNELS = 3;

  // checkpoints have a fourth channel, which nothing reads
  private static final int STORED_CHANNELS = 4;

  private final String name;
  private final int filters;

  /** A stem of this name with so many channels out. */
  public PictureStem(String name, int filters) {
    this.name = name;
    this.filters = filters;
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> pictures) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    checkArgument(
        pictures.shape().get(3) == CHANNELS,
        "%s wants pictures of three channels, found %s",
        scope.name(),
        pictures.shape());
    Operand<TFloat32> kernel =
        scope.kernel(
            "kernel",
            Shape.of(SIZE, SIZE, STORED_CHANNELS, filters),
            Kernels.of(filters, SIZE).heDeviation(STORED_CHANNELS));
    Normalization norm = Normalization.in(scope, filters);
    Operand<TFloat32> pairs = paired(tf, pictures);
    if (scope.training()) {
      return tf.nn.relu(norm.normalize(convolve(tf, pairs, overPairs(tf, kernel))));
    }
    Operand<TFloat32> scaled = scope.folded(kernel, norm.scale());
    return tf.nn.relu(
        tf.nn.biasAdd(convolve(tf, pairs, overPairs(tf, scaled)), scope.foldable(norm.shift())));
  }

  private static Operand<TFloat32> paired(Ops tf, Operand<TFloat32> pictures) {
    Operand<TInt32> rows =
        tf.slice(tf.shape(pictures), tf.constant(new int[] {0}), tf.constant(new int[] {2}));
    return tf.reshape(
        pictures,
        tf.concat(List.of(rows, tf.constant(new int[] {-1, 2 * CHANNELS})), tf.constant(0)));
  }

  /** The kernel's columns 0 and 1 as a pair, and 2 with a column of zeros. */
  private Operand<TFloat32> overPairs(Ops tf, Operand<TFloat32> kernel) {
    Operand<TFloat32> read =
        tf.stridedSlice(kernel, Indices.all(), Indices.all(), Indices.slice(0, CHANNELS));
    Operand<TFloat32> wider =
        tf.pad(read, tf.constant(new int[][] {{0, 0}, {0, 1}, {0, 0}, {0, 0}}), tf.constant(0f));
    return tf.reshape(wider, tf.constant(new int[] {SIZE, 2, 2 * CHANNELS, filters}));
  }

  private static Operand<TFloat32> convolve(
      Ops tf, Operand<TFloat32> pairs, Operand<TFloat32> kernel) {
    return tf.nn.conv2d(pairs, kernel, List.of(1L, 2L, 1L, 1L), "SAME");
  }
}
