package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * A depthwise separable convolution (Chollet, Xception, 2017): each channel by itself, then a 1x1
 * convolution over the channels, with a bias: float [batch, h, w, in] to [batch, ceil(h/stride),
 * ceil(w/stride), filters]. Immutable. A size x size window costs size x size + filters
 * multiplications a channel in place of size x size x filters.
 *
 * <p>Nets with a normalisation after each of the two (Howard et al., MobileNets, 2017) take two
 * {@link ConvolutionBlock}s.
 */
public final class SeparableConvolution implements Layer {
  private final String name;
  private final Kernels depthwise;
  private final Kernels pointwise;

  private SeparableConvolution(String name, Kernels depthwise, Kernels pointwise) {
    this.name = name;
    this.depthwise = depthwise;
    this.pointwise = pointwise;
  }

  /** A convolution of stride 1, SAME padding; first weights after He et al. 2015, bias 0. */
  public static SeparableConvolution of(String name, int filters, int size) {
    return new SeparableConvolution(name, Kernels.depthwise(size), Kernels.of(filters, 1));
  }

  private SeparableConvolution with(Window window) {
    return new SeparableConvolution(name, depthwise.withWindow(window), pointwise);
  }

  /** The same with another stride. */
  public SeparableConvolution stride(int stride) {
    return with(depthwise.window().withStride(stride));
  }

  /** The same without padding. */
  public SeparableConvolution valid() {
    return padding(0);
  }

  /** The same with this many rows and columns of zeros on each side, at least 0. */
  public SeparableConvolution padding(int pixels) {
    checkArgument(pixels >= 0, "padding is %s, must be at least 0", pixels);
    return with(depthwise.window().withPadding(pixels));
  }

  /** The same with this distance between the pixels of a window. */
  public SeparableConvolution dilation(int pixels) {
    return with(depthwise.window().withDilation(pixels));
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    long in = Shapes.channels(scope.name(), x);
    Operand<TFloat32> y = convolved(scope, "depthwise", depthwise, in, x);
    y = convolved(scope, "pointwise", pointwise, in, y);
    return scope.tf().nn.biasAdd(y, scope.trainable("bias", Shape.of(pointwise.filters()), 0));
  }

  private static Operand<TFloat32> convolved(
      Net scope, String variable, Kernels kernels, long in, Operand<TFloat32> x) {
    Shape shape = kernels.shape(scope.name(), in);
    Operand<TFloat32> kernel = scope.kernel(variable, shape, kernels.heDeviation(in));
    return Convolving.of(scope, kernels, x, kernel);
  }
}
