package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A fully connected layer that slides (Long et al., Fully Convolutional Networks, 2015): float
 * [batch, h, w, channels] to [batch, h - height + 1, w - width + 1, units]. Each place of the
 * output is what {@link FullyConnected} gives for the height x width pixels there, row by row; so a
 * net that was trained on crops of one size looks at a whole photo in one pass.
 *
 * <p>Its variables are those of a {@link FullyConnected} of the same name, in name, shape and first
 * values, so that a checkpoint fits either.
 *
 * @param name of the layer's scope
 * @param units how many outputs
 * @param height of the window, in pixels
 * @param width of the window, in pixels
 */
public record FullyConnectedAsConvolution(String name, int units, int height, int width)
    implements Layer {
  /** Checks units and window. */
  public FullyConnectedAsConvolution {
    checkArgument(units >= 1, "%s units, must be at least 1", units);
    checkArgument(
        height >= 1 && width >= 1, "the window is %s x %s, must be at least 1 x 1", height, width);
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    long channels = Shapes.channels(scope.name(), x);
    Shapes.checkHolds(scope.name(), x, height, width);
    long in = channels * height * width;
    Operand<TFloat32> kernel = scope.kernel("kernel", Shape.of(in, units), Math.sqrt(2.0 / in));
    Operand<TFloat32> bias = scope.trainable("bias", Shape.of(units), 0);
    Operand<TFloat32> window =
        tf.reshape(kernel, tf.constant(new long[] {height, width, channels, units}));
    // height and width are the kernel's own; here is only that it moves by 1 without padding
    Kernels whole = Kernels.of(units, 1).withWindow(Window.of(1).withPadding(0));
    return tf.nn.biasAdd(Convolving.of(scope, whole, x, window), bias);
  }
}
