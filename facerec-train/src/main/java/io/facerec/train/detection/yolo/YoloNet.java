package io.facerec.train.detection.yolo;

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
import org.tensorflow.types.TInt64;

/**
 * The convolutional net of the detector: float [batch, h, w, 3] in [0, 255], h and w multiples of
 * 32, to one map of {@link #OUTPUTS} numbers a cell for each of the strides 8, 16 and 32. On the
 * {@link Backbone}'s pyramid one head serves all strides; 336,000 weights together.
 */
final class YoloNet {
  /**
   * Numbers a cell: a score, four box distances, ten landmark offsets, and one that is not used (an
   * odd number of channels is slow, and wrong in bfloat16).
   */
  static final int OUTPUTS = 16;

  private static final int HEAD = 64;

  // a score of 0.01 everywhere at first, so that the many empty cells do not drown the faces; boxes
  // of 4 strides; landmarks where a frontal face has them
  private static final float[] FIRST = {
    -4.6f, 0, 0, 0, 0, -0.2f, -0.12f, 0.2f, -0.12f, 0, 0.07f, -0.16f, 0.26f, 0.16f, 0.26f, 0
  };

  private YoloNet() {}

  /**
   * The maps of strides 8, 16 and 32, float [batch, h/stride, w/stride, 16], without the first
   * guesses that {@link #cells} adds.
   */
  static List<Operand<TFloat32>> apply(Net net, Operand<TFloat32> image) {
    return heads(net.child("yolo").child("head"), Backbone.of(net, image).pyramid(net));
  }

  private static List<Operand<TFloat32>> heads(Net head, List<Operand<TFloat32>> levels) {
    ImmutableList.Builder<Operand<TFloat32>> maps = ImmutableList.builder();
    for (int i = 0; i < levels.size(); i++) {
      String own = "stride" + Backbone.STRIDES.get(i);
      Operand<TFloat32> x =
          ConvolutionBlock.depthwise("depthwise", 3).shared(own).apply(head, levels.get(i));
      x = ConvolutionBlock.of("pointwise", HEAD, 1).shared(own).apply(head, x);
      maps.add(Convolution.of("outputs", OUTPUTS, 1).stddev(0.01).shared().apply(head, x));
    }
    return maps.build();
  }

  /** The maps as one list of cells, float [batch, cells, 16]: stride 8 row by row, then 16, 32. */
  static Operand<TFloat32> cells(Ops tf, List<Operand<TFloat32>> maps) {
    return tf.math.add(listed(tf, maps), tf.constant(FIRST));
  }

  /** Of each cell of one picture, the score's logit, float [cells]. */
  static Operand<TFloat32> logits(Ops tf, Operand<TFloat32> listed) {
    return tf.math.add(
        tf.stridedSlice(listed, Indices.at(0), Indices.all(), Indices.at(0)),
        tf.constant(FIRST[0]));
  }

  /**
   * Of some cells of one picture, the four box distances, whose first guesses are 0: float [n, 4].
   *
   * @param cells int64 [n]: their numbers
   */
  static Operand<TFloat32> distances(Ops tf, Operand<TFloat32> listed, Operand<TInt64> cells) {
    Operand<TFloat32> only = tf.stridedSlice(listed, Indices.at(0));
    return tf.stridedSlice(
        tf.gather(only, cells, tf.constant(0)), Indices.all(), Indices.slice(1, 5));
  }

  /** As {@link #cells}, without the first guesses. */
  static Operand<TFloat32> listed(Ops tf, List<Operand<TFloat32>> maps) {
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
}
