package io.facerec.train.detection.region;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.detection.FoundFaces;
import io.facerec.train.detection.ShrunkPhoto;
import io.facerec.train.layer.FullyConnected;
import io.facerec.train.layer.Net;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a net says of regions: whether each shows a face, and where its box lies. Softmax over face
 * and background is the sigmoid of the difference of their scores, so one number a region says it.
 *
 * @param scores float [regions]: log odds of a face
 * @param deltas float [regions, 4]: the face's box relative to the region, see {@link BoxCoding}
 */
record RegionHead(Operand<TFloat32> scores, Operand<TFloat32> deltas) {
  private static final int HIDDEN = 128;

  // a score and four deltas; filled up, an odd number of channels is wrong in bfloat16
  private static final int OUTPUTS = 8;

  /**
   * Two fully connected layers, under {@code region}.
   *
   * @param pooled float [regions, h, w, channels]
   * @throws IllegalArgumentException if h, w or channels is not known
   */
  static RegionHead of(Net root, Operand<TFloat32> pooled) {
    Net net = root.child("region");
    Ops tf = net.tf();
    Shape shape = pooled.shape();
    checkArgument(
        shape.get(1) > 0 && shape.get(2) > 0 && shape.get(3) > 0,
        "regions have to be of a known size, found %s",
        shape);
    long values = shape.get(1) * shape.get(2) * shape.get(3);
    Operand<TFloat32> flat = tf.reshape(pooled, tf.constant(new long[] {-1, values}));
    Operand<TFloat32> hidden = tf.nn.relu(new FullyConnected("hidden", HIDDEN).apply(net, flat));
    Operand<TFloat32> outputs = new FullyConnected("outputs", OUTPUTS).apply(net, hidden);
    return new RegionHead(
        tf.stridedSlice(outputs, Indices.all(), Indices.at(0)),
        tf.stridedSlice(outputs, Indices.all(), Indices.slice(1, 5)));
  }

  /** Where the faces lie that these regions show, float [regions, 4]. */
  Operand<TFloat32> boxes(Ops tf, Operand<TFloat32> regions) {
    return BoxCoding.decode(tf, deltas, regions);
  }

  /**
   * The faces found, each once.
   *
   * @param regions float [regions, 4]: left, top, right, bottom in pixels of the photo's image
   * @param minScore float scalar
   */
  FoundFaces found(
      Ops tf, Operand<TFloat32> regions, ShrunkPhoto photo, Operand<TFloat32> minScore) {
    return FoundFaces.of(tf, boxes(tf, regions), tf.math.sigmoid(scores), photo, minScore);
  }
}
