package io.facerec.train.siamese;

import io.facerec.train.layer.ConvolutionBlock;
import io.facerec.train.layer.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Net S of docs/model-cards: a small dense residual net (He et al. 2016), grey faces float [n, 112,
 * 112, 1] to embeddings float [n, 128] of unit length. 1.75 M weights, 54 M multiplications and
 * additions a face.
 *
 * <p>An 8x8 stem of stride 4 gives 32 channels at 28x28; one residual block of 32 channels there;
 * then blocks of 64, 128 and 256 channels, each at half the resolution; a 4x4 convolution without
 * padding to 128 values, normalised over the batch and brought to unit length.
 */
final class EmbeddingNet {
  /** Values of an embedding. */
  static final int WIDTH = 128;

  private EmbeddingNet() {}

  /**
   * The embeddings of grey faces.
   *
   * @param faces of mean near 0 and deviation below 1; of 97 to 128 pixels, 112 is what it is made
   *     for
   */
  static Operand<TFloat32> embed(Net net, Operand<TFloat32> faces) {
    Ops tf = net.tf();
    Operand<TFloat32> x = ConvolutionBlock.of("stem", 32, 8).stride(4).apply(net, faces);
    x = residual(net.child("stage28"), x, 32, 1);
    x = residual(net.child("stage14"), x, 64, 2);
    x = residual(net.child("stage7"), x, 128, 2);
    x = residual(net.child("stage4"), x, 256, 2);
    x = ConvolutionBlock.of("head", WIDTH, 4).valid().linear().apply(net, x);
    return unit(tf, tf.reshape(x, tf.constant(new int[] {-1, WIDTH})));
  }

  private static Operand<TFloat32> residual(Net net, Operand<TFloat32> x, int filters, int stride) {
    Ops tf = net.tf();
    Operand<TFloat32> y = ConvolutionBlock.of("first", filters, 3).stride(stride).apply(net, x);
    y = ConvolutionBlock.of("second", filters, 3).linear().apply(net, y);
    return tf.nn.relu(tf.math.add(y, stride == 1 ? x : shortcut(net, x, filters)));
  }

  private static Operand<TFloat32> shortcut(Net net, Operand<TFloat32> x, int filters) {
    List<Long> window = List.of(1L, 2L, 2L, 1L);
    Operand<TFloat32> pooled = net.tf().nn.avgPool(x, window, window, "SAME");
    return ConvolutionBlock.of("shortcut", filters, 1).linear().apply(net, pooled);
  }

  /** Rows brought to length 1. */
  static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> rows) {
    Operand<TFloat32> squares = tf.sum(tf.math.square(rows), tf.constant(1), Sum.keepDims(true));
    return tf.math.mul(rows, tf.math.rsqrt(tf.math.add(squares, tf.constant(1e-12f))));
  }
}
