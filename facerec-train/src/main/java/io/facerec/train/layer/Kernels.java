package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The geometry of a convolution, and the op that carries it out.
 *
 * @param filters channels out; ignored where depthwise
 * @param size the kernel's height and width
 * @param stride of both directions
 * @param groupSize channels a group, 0 for all in one
 * @param depthwise each channel by itself
 * @param padding SAME or VALID
 */
record Kernels(
    int filters, int size, int stride, int groupSize, boolean depthwise, String padding) {
  Kernels {
    checkArgument(filters >= 1, "%s filters, must be at least 1", filters);
    checkArgument(size >= 1, "kernel size is %s, must be at least 1", size);
    checkArgument(stride >= 1, "stride is %s, must be at least 1", stride);
    checkArgument(groupSize >= 0, "%s channels a group, must be at least 0", groupSize);
  }

  static Kernels of(int filters, int size) {
    return new Kernels(filters, size, 1, 0, false, "SAME");
  }

  Kernels withStride(int newStride) {
    return new Kernels(filters, size, newStride, groupSize, depthwise, padding);
  }

  Kernels withGroupSize(int newGroupSize) {
    return new Kernels(filters, size, stride, newGroupSize, depthwise, padding);
  }

  Kernels asDepthwise() {
    return new Kernels(filters, size, stride, groupSize, true, padding);
  }

  Kernels withPadding(String newPadding) {
    return new Kernels(filters, size, stride, groupSize, depthwise, newPadding);
  }

  /** Channels of a picture tensor. */
  static long channels(String layer, Operand<TFloat32> x) {
    Shape shape = x.shape();
    checkArgument(
        shape.numDimensions() == 4 && shape.get(3) > 0,
        "%s wants [batch, height, width, channels] with known channels, found %s",
        layer,
        shape);
    return shape.get(3);
  }

  /** The kernel's shape for this many channels in. */
  Shape shape(String layer, long in) {
    if (depthwise) {
      return Shape.of(size, size, in, 1);
    }
    if (groupSize == 0) {
      return Shape.of(size, size, in, filters);
    }
    checkArgument(
        in % groupSize == 0 && filters % (in / groupSize) == 0,
        "%s: groups of %s do not divide %s channels in and %s out",
        layer,
        groupSize,
        in,
        filters);
    return Shape.of(size, size, groupSize, filters);
  }

  /** Channels out for this many in. */
  long out(long in) {
    return depthwise ? in : filters;
  }

  /** Standard deviation of first weights: He et al. 2015, for nets of ReLUs. */
  double heDeviation(long in) {
    long perFilter = depthwise ? 1 : groupSize == 0 ? in : groupSize;
    return Math.sqrt(2.0 / (size * size * (double) perFilter));
  }

  Operand<TFloat32> convolve(Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    return depthwise
        ? tf.nn.depthwiseConv2dNative(x, kernel, strides, padding)
        : tf.nn.conv2d(x, kernel, strides, padding);
  }
}
