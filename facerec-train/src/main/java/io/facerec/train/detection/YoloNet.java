package io.facerec.train.detection;

import com.google.common.collect.ImmutableList;
import io.facerec.train.layer.Convolution;
import io.facerec.train.layer.ConvolutionBlock;
import io.facerec.train.layer.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeNearestNeighbor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The convolutional net of the detector: float [batch, h, w, 3] in [0, 255], h and w multiples of
 * 32, to one map of {@link #OUTPUTS} numbers a cell for each of the strides 8, 16 and 32.
 *
 * <p>336,000 weights. Residual blocks of grouped 3x3 convolutions (16 channels a group, Xie et al.,
 * ResNeXt, 2017) and linear 1x1 ones carry it; a pyramid (Lin et al., 2017) adds coarse maps to
 * fine ones; one head serves all strides. The picture's range needs no scaling: the first
 * convolution is followed by a normalisation.
 */
final class YoloNet {
  /**
   * Numbers a cell: a score, four box distances, ten landmark offsets, and one that is not used (an
   * odd number of channels is slow, and wrong in bfloat16).
   */
  static final int OUTPUTS = 16;

  /** Pixels between cells, level by level. */
  static final int[] STRIDES = {8, 16, 32};

  private static final int NECK = 32;
  private static final int HEAD = 64;

  // a score of 0.01 everywhere at first, so that the many empty cells do not drown the faces; boxes
  // of 4 strides; landmarks where a frontal face has them
  private static final float[] FIRST = {
    -4.6f, 0, 0, 0, 0, -0.2f, -0.12f, 0.2f, -0.12f, 0, 0.07f, -0.16f, 0.26f, 0.16f, 0.26f, 0
  };

  private final Net net;
  private final Ops tf;

  private YoloNet(Net net) {
    this.net = net;
    this.tf = net.tf();
  }

  /** The maps of strides 8, 16 and 32, float [batch, h/stride, w/stride, 16]. */
  static List<Operand<TFloat32>> apply(Net net, Operand<TFloat32> image) {
    YoloNet yolo = new YoloNet(net.child("yolo"));
    Ops tf = net.tf();
    // a bfloat16 convolution over three channels reads past them (oneDNN in TensorFlow 2.18)
    Operand<TFloat32> even =
        tf.pad(image, tf.constant(new int[][] {{0, 0}, {0, 0}, {0, 0}, {0, 1}}), tf.constant(0f));
    return yolo.heads(yolo.pyramid(yolo.backbone(even)));
  }

  private List<Operand<TFloat32>> backbone(Operand<TFloat32> image) {
    Operand<TFloat32> x = ConvolutionBlock.of("stem", 16, 3).stride(2).apply(net, image);
    x = down("down4", 32, x);
    x = separable("s4", 32, x);
    x = down("down8", 64, x);
    Operand<TFloat32> c8 = residuals("c8", 3, 64, x);
    x = down("down16", 128, c8);
    Operand<TFloat32> c16 = wide("c16_3", 128, residuals("c16", 3, 128, x));
    x = down("down32", 128, c16);
    Operand<TFloat32> c32 = wide("c32_3", 128, residuals("c32", 3, 128, x));
    return List.of(c8, c16, c32);
  }

  // pooling, not a stride: the gradient of a strided depthwise convolution took a quarter of a step
  private Operand<TFloat32> down(String name, int filters, Operand<TFloat32> x) {
    List<Long> half = List.of(1L, 2L, 2L, 1L);
    return separable(name, filters, tf.nn.avgPool(x, half, half, "SAME"));
  }

  private Operand<TFloat32> separable(String name, int filters, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Operand<TFloat32> y = ConvolutionBlock.depthwise("depthwise", 3).apply(scope, x);
    return ConvolutionBlock.of("pointwise", filters, 1).apply(scope, y);
  }

  private Operand<TFloat32> residuals(String name, int count, int filters, Operand<TFloat32> x) {
    Operand<TFloat32> y = x;
    for (int i = 0; i < count; i++) {
      y =
          residual(
              name + "_" + i, ConvolutionBlock.of("spatial", filters, 3).groups(16), filters, y);
    }
    return y;
  }

  private Operand<TFloat32> wide(String name, int filters, Operand<TFloat32> x) {
    return residual(name, ConvolutionBlock.depthwise("spatial", 5), filters, x);
  }

  private Operand<TFloat32> residual(
      String name, ConvolutionBlock spatial, int filters, Operand<TFloat32> x) {
    Net scope = net.child(name);
    Operand<TFloat32> y = spatial.apply(scope, x);
    y = ConvolutionBlock.of("pointwise", filters, 1).linear().apply(scope, y);
    return tf.nn.relu(tf.math.add(y, x));
  }

  private List<Operand<TFloat32>> pyramid(List<Operand<TFloat32>> levels) {
    Operand<TFloat32> p32 = ConvolutionBlock.of("p32", NECK, 1).apply(net, levels.get(2));
    Operand<TFloat32> p16 = ConvolutionBlock.of("p16", NECK, 1).apply(net, levels.get(1));
    Operand<TFloat32> p8 = ConvolutionBlock.of("p8", NECK, 1).apply(net, levels.get(0));
    Operand<TFloat32> sum16 = tf.math.add(p16, enlarged(p32, p16));
    return List.of(tf.math.add(p8, enlarged(sum16, p8)), sum16, p32);
  }

  private Operand<TFloat32> enlarged(Operand<TFloat32> coarse, Operand<TFloat32> fine) {
    Operand<TInt32> size =
        tf.slice(tf.shape(fine), tf.constant(new int[] {1}), tf.constant(new int[] {2}));
    return tf.image.resizeNearestNeighbor(
        coarse, size, ResizeNearestNeighbor.halfPixelCenters(true));
  }

  private List<Operand<TFloat32>> heads(List<Operand<TFloat32>> levels) {
    Net head = net.child("head");
    ImmutableList.Builder<Operand<TFloat32>> maps = ImmutableList.builder();
    for (int i = 0; i < levels.size(); i++) {
      String own = "stride" + STRIDES[i];
      Operand<TFloat32> x =
          ConvolutionBlock.depthwise("depthwise", 3).shared(own).apply(head, levels.get(i));
      x = ConvolutionBlock.of("pointwise", HEAD, 1).shared(own).apply(head, x);
      maps.add(
          tf.math.add(
              Convolution.of("outputs", OUTPUTS, 1).stddev(0.01).shared().apply(head, x),
              tf.constant(FIRST)));
    }
    return maps.build();
  }

  /** The maps as one list of cells, float [batch, cells, 16]: stride 8 row by row, then 16, 32. */
  static Operand<TFloat32> cells(Ops tf, List<Operand<TFloat32>> maps) {
    ImmutableList.Builder<Operand<TFloat32>> flat = ImmutableList.builder();
    for (Operand<TFloat32> map : maps) {
      Operand<TInt32> batch =
          tf.slice(tf.shape(map), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
      flat.add(
          tf.reshape(
              map,
              tf.concat(List.of(batch, tf.constant(new int[] {-1, OUTPUTS})), tf.constant(0))));
    }
    return tf.concat(flat.build(), tf.constant(1));
  }

  /** Shape of what the net reads, its sides unknown. */
  static Shape input(long batch) {
    return Shape.of(batch, Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE, 3);
  }
}
