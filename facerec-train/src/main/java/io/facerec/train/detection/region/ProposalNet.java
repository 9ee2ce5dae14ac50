package io.facerec.train.detection.region;

import com.google.common.collect.ImmutableList;
import io.facerec.train.detection.Backbone;
import io.facerec.train.layer.Convolution;
import io.facerec.train.layer.ConvolutionBlock;
import io.facerec.train.layer.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What the region proposal network says of each anchor (Ren et al., Faster R-CNN, 2015): whether
 * there is a face, and how far its box is away. One small head, under {@code proposals}, slides
 * over all maps of the pyramid; each map has its own normalisation.
 *
 * @param anchors float [anchors, 4]: left, top, right, bottom in pixels of the picture
 * @param scores float [batch, anchors]: log odds of a face
 * @param deltas float [batch, anchors, 4]: the face's box relative to the anchor, see {@link
 *     BoxCoding}
 */
record ProposalNet(Operand<TFloat32> anchors, Operand<TFloat32> scores, Operand<TFloat32> deltas) {
  private static final int HIDDEN = 64;
  private static final int BOX = 4;

  // a score and a box for each anchor of a cell; filled up, an odd number of channels is wrong in
  // bfloat16
  private static final int OUTPUTS = 16;

  /**
   * Builds it.
   *
   * @param maps of {@link Backbone#pyramid}
   */
  static ProposalNet of(Net root, List<Operand<TFloat32>> maps) {
    Net net = root.child("proposals");
    ImmutableList.Builder<Operand<TFloat32>> scores = ImmutableList.builder();
    ImmutableList.Builder<Operand<TFloat32>> deltas = ImmutableList.builder();
    for (int i = 0; i < maps.size(); i++) {
      Operand<TFloat32> outputs = head(net, maps.get(i), "stride" + Backbone.STRIDES.get(i));
      scores.add(channels(net.tf(), outputs, 0, Anchors.EACH, 1));
      deltas.add(channels(net.tf(), outputs, Anchors.EACH, Anchors.EACH * (1 + BOX), BOX));
    }
    Ops tf = net.tf();
    return new ProposalNet(
        Anchors.of(tf, maps, Anchors.FACES),
        tf.squeeze(
            tf.concat(scores.build(), tf.constant(1)),
            org.tensorflow.op.core.Squeeze.axis(List.of(2L))),
        tf.concat(deltas.build(), tf.constant(1)));
  }

  private static Operand<TFloat32> head(Net net, Operand<TFloat32> map, String own) {
    Operand<TFloat32> x = ConvolutionBlock.depthwise("depthwise", 3).shared(own).apply(net, map);
    x = ConvolutionBlock.of("pointwise", HIDDEN, 1).shared(own).apply(net, x);
    return Convolution.of("outputs", OUTPUTS, 1).stddev(0.01).shared().apply(net, x);
  }

  /** Some channels of a map as rows, anchor by anchor: float [batch, anchors, width]. */
  private static Operand<TFloat32> channels(
      Ops tf, Operand<TFloat32> map, int from, int to, int width) {
    Operand<TInt32> batch =
        tf.slice(tf.shape(map), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    return tf.reshape(
        tf.stridedSlice(map, Indices.ellipsis(), Indices.slice(from, to)),
        tf.concat(List.of(batch, tf.constant(new int[] {-1, width})), tf.constant(0)));
  }
}
