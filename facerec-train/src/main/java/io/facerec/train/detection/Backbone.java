package io.facerec.train.detection;

import com.google.common.collect.ImmutableList;
import io.facerec.train.layer.ConvolutionBlock;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.PictureStem;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeNearestNeighbor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What all detectors see of a picture, so that comparing them compares the method alone: maps of
 * 64, 128 and 128 channels at strides of 8, 16 and 32 px, float [batch, h / stride, w / stride,
 * channels].
 *
 * <p>Residual blocks of grouped 3x3 convolutions (16 channels a group, Xie et al., ResNeXt, 2017)
 * and linear 1x1 ones. The picture's range needs no scaling: the first convolution is followed by a
 * normalisation.
 *
 * @param c8 stride 8, 64 channels; sees 71 px
 * @param c16 stride 16, 128 channels; sees 247 px
 * @param c32 stride 32, 128 channels; sees 599 px
 */
public record Backbone(Operand<TFloat32> c8, Operand<TFloat32> c16, Operand<TFloat32> c32) {
  /** Pixels from cell to cell, map by map. */
  public static final ImmutableList<Integer> STRIDES = ImmutableList.of(8, 16, 32);

  /** Channels of each map of the {@link #pyramid}. */
  public static final int PYRAMID_CHANNELS = 32;

  /**
   * Builds it.
   *
   * @param image float [batch, h, w, 3] in [0, 255], h and w multiples of 32
   */
  public static Backbone of(Net root, Operand<TFloat32> image) {
    Net net = root.child("yolo");
    Operand<TFloat32> x = new PictureStem("stem", 16).apply(net, image);
    x = down(net, "down4", 32, x);
    x = separable(net, "s4", 32, x);
    x = down(net, "down8", 64, x);
    Operand<TFloat32> c8 = residuals(net, "c8", 3, 64, x);
    x = down(net, "down16", 128, c8);
    Operand<TFloat32> c16 = wide(net, "c16_3", 128, residuals(net, "c16", 3, 128, x));
    x = down(net, "down32", 128, c16);
    Operand<TFloat32> c32 = wide(net, "c32_3", 128, residuals(net, "c32", 3, 128, x));
    return new Backbone(c8, c16, c32);
  }

  /** Halves the sides of a map and brings it to so many channels. */
  // pooling, not a stride: the gradient of a strided depthwise convolution took a quarter of a step
  public static Operand<TFloat32> down(Net net, String name, int filters, Operand<TFloat32> x) {
    List<Long> half = List.of(1L, 2L, 2L, 1L);
    return separable(net, name, filters, net.tf().nn.avgPool(x, half, half, "SAME"));
  }

  private static Operand<TFloat32> separable(
      Net net, String name, int filters, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Operand<TFloat32> y = ConvolutionBlock.depthwise("depthwise", 3).apply(scope, x);
    return ConvolutionBlock.of("pointwise", filters, 1).apply(scope, y);
  }

  private static Operand<TFloat32> residuals(
      Net net, String name, int count, int filters, Operand<TFloat32> x) {
    Operand<TFloat32> y = x;
    for (int i = 0; i < count; i++) {
      y =
          residual(
              net,
              name + "_" + i,
              ConvolutionBlock.of("spatial", filters, 3).groups(16),
              filters,
              y);
    }
    return y;
  }

  /**
   * A residual block in which each channel looks 5 x 5 cells wide; as many channels as there are.
   */
  public static Operand<TFloat32> wide(Net net, String name, int filters, Operand<TFloat32> x) {
    return residual(net, name, ConvolutionBlock.depthwise("spatial", 5), filters, x);
  }

  private static Operand<TFloat32> residual(
      Net net, String name, ConvolutionBlock spatial, int filters, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Operand<TFloat32> y = spatial.apply(scope, x);
    y = ConvolutionBlock.of("pointwise", filters, 1).linear().apply(scope, y);
    return net.tf().nn.relu(net.tf().math.add(y, x));
  }

  /**
   * The maps with what coarser ones know added (a feature pyramid, Lin et al., 2017): strides 8, 16
   * and 32, {@link #PYRAMID_CHANNELS} channels each.
   */
  public List<Operand<TFloat32>> pyramid(Net root) {
    Net net = root.child("yolo");
    Operand<TFloat32> p32 = ConvolutionBlock.of("p32", PYRAMID_CHANNELS, 1).apply(net, c32);
    Operand<TFloat32> p16 = ConvolutionBlock.of("p16", PYRAMID_CHANNELS, 1).apply(net, c16);
    Operand<TFloat32> p8 = ConvolutionBlock.of("p8", PYRAMID_CHANNELS, 1).apply(net, c8);
    Ops tf = net.tf();
    Operand<TFloat32> sum16 = tf.math.add(p16, enlarged(tf, p32, p16));
    return List.of(tf.math.add(p8, enlarged(tf, sum16, p8)), sum16, p32);
  }

  private static Operand<TFloat32> enlarged(
      Ops tf, Operand<TFloat32> coarse, Operand<TFloat32> fine) {
    Operand<TInt32> size =
        tf.slice(tf.shape(fine), tf.constant(new int[] {1}), tf.constant(new int[] {2}));
    return tf.image.resizeNearestNeighbor(
        coarse, size, ResizeNearestNeighbor.halfPixelCenters(true));
  }
}
