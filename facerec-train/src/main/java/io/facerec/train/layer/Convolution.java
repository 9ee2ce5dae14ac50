package io.facerec.train.layer;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * A convolution with a bias and nothing after it, as a net's last layer: float [batch, h, w, in] to
 * [batch, ceil(h/stride), ceil(w/stride), filters]. Immutable.
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

  /** A convolution of stride 1; first weights after He et al. 2015, bias 0. */
  public static Convolution of(String name, int filters, int size) {
    return new Convolution(name, Kernels.of(filters, size), 0, 0, false);
  }

  /** The same with another stride. */
  public Convolution stride(int stride) {
    return new Convolution(name, kernels.withStride(stride), standardDeviation, bias, shared);
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
    long in = Kernels.channels(scope.name(), x);
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
    return scope.tf().nn.biasAdd(kernels.convolve(scope.tf(), x, kernel), first);
  }
}
