package io.facerec.train.layer;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The mean of each channel's values in a window: float [batch, h, w, channels] to [batch,
 * ceil(h/stride), ceil(w/stride), channels]. Pixels beyond the border do not count. Immutable.
 */
public final class AveragePooling implements Layer {
  private final String name;
  private final Window window;

  private AveragePooling(String name, Window window) {
    this.name = name;
    this.window = window;
  }

  /** Windows side by side: the stride is their size. SAME padding. */
  public static AveragePooling of(String name, int size) {
    return new AveragePooling(name, Window.of(size).withStride(size));
  }

  /** The same with another stride. */
  public AveragePooling stride(int stride) {
    return new AveragePooling(name, window.withStride(stride));
  }

  /** The same with whole windows only: floor((h - size) / stride) + 1 of them in a column. */
  public AveragePooling valid() {
    return new AveragePooling(name, window.withPadding(0));
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Shapes.channels(scope.name(), x);
    window.checkFits(scope.name(), x);
    return scope.tf().nn.avgPool(x, window.sizes(), window.strides(), window.word());
  }
}
