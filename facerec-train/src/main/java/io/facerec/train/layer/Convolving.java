package io.facerec.train.layer;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Convolutions as TensorFlow's ops carry them out rightly, in float and in bfloat16, forwards and
 * backwards. Where an op is silently wrong (found by finite differences, and by comparing bfloat16
 * with float; TensorFlow 2.18 with oneDNN), another form of the same sum is built:
 *
 * <ul>
 *   <li>dilation: the gradient of {@code dilations > 1} is wrong
 *   <li>an odd number of channels in, but for one under a kernel larger than 1x1: bfloat16 reads
 *       past them
 *   <li>one channel out: its gradient in bfloat16 reads past it
 *   <li>groups of an odd number of channels, or of one channel out: the same
 *   <li>depthwise with a stride: its gradient in bfloat16 is wrong
 * </ul>
 */
final class Convolving {
  private static final String VALID = "VALID";

  private final Ops tf;
  private final Kernels kernels;
  private final Window window;
  private final boolean training;

  private Convolving(Net net, Kernels kernels) {
    this.tf = net.tf();
    this.kernels = kernels;
    this.window = kernels.window();
    this.training = net.training();
  }

  /**
   * The convolution.
   *
   * @param layer the layer's scope
   * @param kernel of {@link Kernels#shape}
   */
  static Operand<TFloat32> of(
      Net layer, Kernels kernels, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    kernels.window().checkFits(layer.name(), x);
    return new Convolving(layer, kernels).convolve(x, kernel);
  }

  private Operand<TFloat32> convolve(Operand<TFloat32> x, Operand<TFloat32> kernel) {
    if (window.dilation() > 1) {
      return dilated(x, kernel);
    }
    if (kernels.depthwise() && window.stride() > 1 && training) {
      Operand<TFloat32> all =
          plain(window.paddedAsSame(tf, x), kernel, List.of(1L, 1L, 1L, 1L), VALID);
      var step = Indices.step(window.stride());
      return tf.stridedSlice(all, Indices.all(), step, step);
    }
    return plain(window.padded(tf, x), kernel, window.strides(), window.word());
  }

  /** Each of dilation x dilation phases of the pictures as a picture of its own. */
  private Operand<TFloat32> dilated(Operand<TFloat32> x, Operand<TFloat32> kernel) {
    Operand<TFloat32> whole = window.paddedAsSame(tf, x);
    Operand<TInt32> block = tf.constant(new int[] {window.dilation(), window.dilation()});
    Operand<TInt32> added = tf.stack(List.of(missing(whole, 1), missing(whole, 2)));
    Operand<TFloat32> phases = tf.spaceToBatchNd(whole, block, added);
    return tf.batchToSpaceNd(plain(phases, kernel, List.of(1L, 1L, 1L, 1L), VALID), block, added);
  }

  /** What a size lacks to be a multiple of the dilation, int32 [2]: none before, some after. */
  private Operand<TInt32> missing(Operand<TFloat32> x, int dimension) {
    Operand<TInt32> lacks =
        tf.math.floorMod(
            tf.math.neg(Shapes.size(tf, x, dimension)), tf.constant(window.dilation()));
    return tf.stack(List.of(tf.constant(0), lacks));
  }

  private Operand<TFloat32> plain(
      Operand<TFloat32> x, Operand<TFloat32> kernel, List<Long> strides, String padding) {
    long in = x.shape().get(3);
    if (kernels.depthwise() && in > 1) {
      return tf.nn.depthwiseConv2dNative(x, kernel, strides, padding);
    }
    long each = kernel.shape().get(2);
    long filters = kernel.shape().get(3);
    long groups = in / each;
    if (groups > 1 && (unsafe(each, kernel) || filters == groups)) {
      return apart(x, kernel, groups, strides, padding);
    }
    int more = unsafe(each, kernel) ? 1 : 0;
    int other = filters == 1 && training ? 1 : 0;
    Operand<TFloat32> y =
        tf.nn.conv2d(
            padded(x, new int[][] {{0, 0}, {0, 0}, {0, 0}, {0, more}}),
            padded(kernel, new int[][] {{0, 0}, {0, 0}, {0, more}, {0, other}}),
            strides,
            padding);
    return other == 0 ? y : tf.stridedSlice(y, Indices.ellipsis(), Indices.slice(0, 1));
  }

  private static boolean unsafe(long channels, Operand<TFloat32> kernel) {
    boolean point = kernel.shape().get(0) == 1 && kernel.shape().get(1) == 1;
    return channels % 2 == 1 && (channels > 1 || point);
  }

  private Operand<TFloat32> apart(
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      long groups,
      List<Long> strides,
      String padding) {
    Operand<TInt32> channels = tf.constant(3);
    List<Operand<TFloat32>> pictures = List.copyOf(tf.split(channels, x, groups).output());
    List<Operand<TFloat32>> weights = List.copyOf(tf.split(channels, kernel, groups).output());
    List<Operand<TFloat32>> parts = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      parts.add(plain(pictures.get(i), weights.get(i), strides, padding));
    }
    return tf.concat(parts, channels);
  }

  private Operand<TFloat32> padded(Operand<TFloat32> tensor, int[][] zeros) {
    for (int[] pair : zeros) {
      if (pair[1] > 0) {
        return tf.pad(tensor, tf.constant(zeros), tf.constant(0f));
      }
    }
    return tensor;
  }
}
