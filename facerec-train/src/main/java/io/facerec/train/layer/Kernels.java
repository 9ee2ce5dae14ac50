package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.ndarray.Shape;

/**
 * The weights of a convolution.
 *
 * @param filters channels out; ignored where depthwise
 * @param groupSize channels in a group, 0 for all in one
 * @param depthwise each channel by itself
 * @param window their size, and how they move
 */
record Kernels(int filters, int groupSize, boolean depthwise, Window window) {
  Kernels {
    checkArgument(filters >= 1, "%s filters, must be at least 1", filters);
    checkArgument(groupSize >= 0, "%s channels a group, must be at least 0", groupSize);
  }

  static Kernels of(int filters, int size) {
    return new Kernels(filters, 0, false, Window.of(size));
  }

  static Kernels depthwise(int size) {
    return new Kernels(1, 0, true, Window.of(size));
  }

  Kernels withWindow(Window newWindow) {
    return new Kernels(filters, groupSize, depthwise, newWindow);
  }

  Kernels withStride(int stride) {
    return withWindow(window.withStride(stride));
  }

  Kernels withGroupSize(int newGroupSize) {
    return new Kernels(filters, newGroupSize, depthwise, window);
  }

  /** The kernel's shape for this many channels in. */
  Shape shape(String layer, long in) {
    int size = window.size();
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
    return Math.sqrt(2.0 / (window.size() * window.size() * (double) perFilter));
  }
}
