package io.facerec.train.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The largest of each channel's values in a window: float [batch, h, w, channels] to [batch,
 * ceil(h/stride), ceil(w/stride), channels]. Pixels beyond the border do not count. Immutable.
 */
public final class MaxPooling implements Layer {
  private final String name;
  private final Window window;

  private MaxPooling(String name, Window window) {
    this.name = name;
    this.window = window;
  }

  /** Windows side by side: the stride is their size. SAME padding. */
  public static MaxPooling of(String name, int size) {
    return new MaxPooling(name, Window.of(size).withStride(size));
  }

  /** The same with another stride. */
  public MaxPooling stride(int stride) {
    return new MaxPooling(name, window.withStride(stride));
  }

  /** The same with whole windows only: floor((h - size) / stride) + 1 of them in a column. */
  public MaxPooling valid() {
    return new MaxPooling(name, window.withPadding(0));
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Shapes.channels(scope.name(), x);
    window.checkFits(scope.name(), x);
    Ops tf = scope.tf();
    return tf.nn.maxPool(x, four(tf, window.size()), four(tf, window.stride()), window.word());
  }

  private static Operand<TInt32> four(Ops tf, int both) {
    return tf.constant(new int[] {1, both, both, 1});
  }
}
