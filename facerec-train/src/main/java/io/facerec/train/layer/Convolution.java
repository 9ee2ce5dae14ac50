package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * A convolution with a bias and nothing after it, as a net's last layer: float [batch, h, w, in] to
 * [batch, ceil(h/stride), ceil(w/stride), filters]. Immutable.
 *
 * <p>Without padding, a window that reaches over (size - 1) dilation + 1 pixels takes as many less
 * one from height and width. Where TensorFlow's own op is silently wrong (the gradient of a
 * dilation; odd channels in bfloat16), another form of the same sum is built.
 */
public final class Convolution implements Layer {
  private final String name;
  private final Kernels kernels;
  private final double standardDeviation;
  private final float bias;
  private final boolean shared;

  private Convolution(
      String name, Kernels kernels, double standardDeviation, float bias, boolean shared) {
    this.name = name;
    this.kernels = kernels;
    this.standardDeviation = standardDeviation;
    this.bias = bias;
    this.shared = shared;
  }

  /** A convolution of stride 1, SAME padding; first weights after He et al. 2015, bias 0. */
  public static Convolution of(String name, int filters, int size) {
    return new Convolution(name, Kernels.of(filters, size), 0, 0, false);
  }

  private Convolution with(Kernels other) {
    return new Convolution(name, other, standardDeviation, bias, shared);
  }

  private Convolution with(Window window) {
    return with(kernels.withWindow(window));
  }

  /** The same with another stride. */
  public Convolution stride(int stride) {
    return with(kernels.withStride(stride));
  }

  /** The same without padding. */
  public Convolution valid() {
    return padding(0);
  }

  /** The same with this many rows and columns of zeros on each side, at least 0. */
  public Convolution padding(int pixels) {
    checkArgument(pixels >= 0, "padding is %s, must be at least 0", pixels);
    return with(kernels.window().withPadding(pixels));
  }

  /** The same with this distance between the pixels of a window (Yu and Koltun, 2016). */
  public Convolution dilation(int pixels) {
    return with(kernels.window().withDilation(pixels));
  }

  /** The same in groups of this many channels in (Xie et al., ResNeXt, 2017). */
  public Convolution groups(int channelsPerGroup) {
    return with(kernels.withGroupSize(channelsPerGroup));
  }

  /** The same with first weights of another standard deviation. */
  public Convolution stddev(double deviation) {
    return new Convolution(name, kernels, deviation, bias, shared);
  }

  /** The same with another first bias. */
  public Convolution bias(double first) {
    return new Convolution(name, kernels, standardDeviation, (float) first, shared);
  }

  /** The same, with variables that all layers of this name in the scope have in common. */
  public Convolution shared() {
    return new Convolution(name, kernels, standardDeviation, bias, true);
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    long in = Shapes.channels(scope.name(), x);
    Shape shape = kernels.shape(scope.name(), in);
    double deviation = standardDeviation > 0 ? standardDeviation : kernels.heDeviation(in);
    Operand<TFloat32> kernel =
        shared
            ? scope.sharedKernel("kernel", shape, deviation)
            : scope.kernel("kernel", shape, deviation);
    Shape biasShape = Shape.of(kernels.out(in));
    Operand<TFloat32> first =
        shared
            ? scope.sharedTrainable("bias", biasShape, bias)
            : scope.trainable("bias", biasShape, bias);
    return scope.tf().nn.biasAdd(Convolving.of(scope, kernels, x, kernel), first);
  }
}
