package io.facerec.train.layer;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Convolution without bias, batch normalisation (Ioffe and Szegedy, 2015), ReLU: float [batch, h,
 * w, in] to [batch, ceil(h/stride), ceil(w/stride), filters]. Immutable.
 *
 * <p>A graph that is not trained has the normalisation folded into the kernel and a bias, so that
 * convolution, bias and ReLU run as one kernel.
 */
public final class ConvolutionBlock implements Layer {
  private final String name;
  private final Kernels kernels;
  private final boolean linear;
  private final @Nullable String normalization;

  private ConvolutionBlock(
      String name, Kernels kernels, boolean linear, @Nullable String normalization) {
    this.name = name;
    this.kernels = kernels;
    this.linear = linear;
    this.normalization = normalization;
  }

  /** A dense convolution of stride 1 with SAME padding. */
  public static ConvolutionBlock of(String name, int filters, int size) {
    return new ConvolutionBlock(name, Kernels.of(filters, size), false, null);
  }

  /** Each channel by itself (depthwise), as many out as in. */
  public static ConvolutionBlock depthwise(String name, int size) {
    return new ConvolutionBlock(name, Kernels.depthwise(size), false, null);
  }

  /** The same with another stride. */
  public ConvolutionBlock stride(int stride) {
    return new ConvolutionBlock(name, kernels.withStride(stride), linear, normalization);
  }

  /** The same in groups of this many channels in. */
  public ConvolutionBlock groups(int channelsPerGroup) {
    return new ConvolutionBlock(
        name, kernels.withGroupSize(channelsPerGroup), linear, normalization);
  }

  /** The same without padding. */
  public ConvolutionBlock valid() {
    return new ConvolutionBlock(
        name, kernels.withWindow(kernels.window().withPadding(0)), linear, normalization);
  }

  /** The same with this distance between the pixels of a window; not with a stride. */
  public ConvolutionBlock dilation(int pixels) {
    return new ConvolutionBlock(
        name, kernels.withWindow(kernels.window().withDilation(pixels)), linear, normalization);
  }

  /** The same without ReLU. */
  public ConvolutionBlock linear() {
    return new ConvolutionBlock(name, kernels, true, normalization);
  }

  /**
   * The same with a kernel that all blocks of this name in the scope have in common, and a
   * normalisation of its own, called {@code own}: a head that is shared by the levels of a pyramid.
   */
  public ConvolutionBlock shared(String own) {
    return new ConvolutionBlock(name, kernels, linear, own);
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    long in = Shapes.channels(scope.name(), x);
    Shape shape = kernels.shape(scope.name(), in);
    double deviation = kernels.heDeviation(in);
    Operand<TFloat32> kernel =
        normalization == null
            ? scope.kernel("kernel", shape, deviation)
            : scope.sharedKernel("kernel", shape, deviation);
    Normalization norm =
        Normalization.in(
            normalization == null ? scope : scope.child(normalization), kernels.out(in));
    Operand<TFloat32> y =
        scope.training()
            ? norm.normalize(Convolving.of(scope, kernels, x, kernel))
            : folded(scope, x, kernel, norm);
    return linear ? y : tf.nn.relu(y);
  }

  private Operand<TFloat32> folded(
      Net scope, Operand<TFloat32> x, Operand<TFloat32> kernel, Normalization norm) {
    Ops tf = scope.tf();
    Operand<TFloat32> scale = norm.scale();
    Operand<TFloat32> shaped = kernels.depthwise() ? tf.expandDims(scale, tf.constant(1)) : scale;
    Operand<TFloat32> scaled = scope.folded(kernel, shaped);
    return tf.nn.biasAdd(Convolving.of(scope, kernels, x, scaled), scope.foldable(norm.shift()));
  }
}
