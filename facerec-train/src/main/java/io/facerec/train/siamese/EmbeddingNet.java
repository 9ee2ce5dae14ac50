package io.facerec.train.siamese;

import io.facerec.train.layer.ConvolutionBlock;
import io.facerec.train.layer.GlobalDepthwiseConvolution;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.ResidualBlock;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * A small dense residual net (He et al. 2016): grey faces float [n, 112, 112, 1] to embeddings
 * float [n, 128] of unit length. 1.67 M weights, 118 M multiplications and additions a face.
 *
 * <p>An 8x8 stem of stride 4 gives 32 channels at 28x28, where two residual blocks follow; then
 * stages of 64 and 128 channels with three blocks and of 192 with one, each at half the resolution;
 * a weighted mean over the places of each channel (global depthwise convolution, Chen et al. 2018,
 * MobileFaceNets); 128 values, normalised over the batch and brought to unit length.
 */
final class EmbeddingNet {
  /** Values of an embedding. */
  static final int WIDTH = 128;

  private EmbeddingNet() {}

  /**
   * The embeddings of grey faces.
   *
   * @param faces of mean near 0 and deviation below 1, 112 pixels high and wide
   */
  static Operand<TFloat32> embed(Net net, Operand<TFloat32> faces) {
    Ops tf = net.tf();
    Operand<TFloat32> x = ConvolutionBlock.of("stem", 32, 8).stride(4).apply(net, faces);
    x = stage(net.child("stage28"), x, 32, 2);
    x = stage(net.child("stage14"), x, 64, 3);
    x = stage(net.child("stage7"), x, 128, 3);
    x = stage(net.child("stage4"), x, 192, 1);
    x = new GlobalDepthwiseConvolution("global").apply(net, x);
    x = tf.reshape(x, tf.constant(new int[] {-1, 1, 1, 192}));
    x = ConvolutionBlock.of("head", WIDTH, 1).linear().apply(net, x);
    return unit(tf, tf.reshape(x, tf.constant(new int[] {-1, WIDTH})));
  }

  /** Residual blocks, the first of which halves the resolution where it changes the channels. */
  private static Operand<TFloat32> stage(Net net, Operand<TFloat32> x, int filters, int blocks) {
    Operand<TFloat32> y = x;
    for (int i = 1; i <= blocks; i++) {
      y = new ResidualBlock("block" + i, filters).apply(net, y);
    }
    return y;
  }

  /** Rows brought to length 1. */
  static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> rows) {
    Operand<TFloat32> squares = tf.sum(tf.math.square(rows), tf.constant(1), Sum.keepDims(true));
    return tf.math.mul(rows, tf.math.rsqrt(tf.math.add(squares, tf.constant(1e-12f))));
  }
}
