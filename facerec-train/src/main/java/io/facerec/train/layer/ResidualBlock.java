package io.facerec.train.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Two 3x3 convolutions and what they start from, added (He et al. 2016): float [batch, h, w,
 * channels] to [batch, h, w, filters] where there are as many filters as channels, else to [batch,
 * ceil(h/2), ceil(w/2), filters], with a 2x2 mean and a 1x1 convolution on the way past.
 *
 * @param name of the layer's scope
 * @param filters channels out
 */
public record ResidualBlock(String name, int filters) implements Layer {
  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Ops tf = scope.tf();
    boolean same = Shapes.channels(scope.name(), x) == filters;
    Operand<TFloat32> y =
        ConvolutionBlock.of("first", filters, 3).stride(same ? 1 : 2).apply(scope, x);
    y = ConvolutionBlock.of("second", filters, 3).linear().apply(scope, y);
    return tf.nn.relu(tf.math.add(y, same ? x : shortcut(scope, x)));
  }

  private Operand<TFloat32> shortcut(Net scope, Operand<TFloat32> x) {
    Operand<TFloat32> pooled = AveragePooling.of("pool", 2).apply(scope, x);
    return ConvolutionBlock.of("shortcut", filters, 1).linear().apply(scope, pooled);
  }
}
