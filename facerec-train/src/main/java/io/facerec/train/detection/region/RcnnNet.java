package io.facerec.train.detection.region;

import io.facerec.train.detection.Backbone;
import io.facerec.train.detection.FaceSquares;
import io.facerec.train.layer.Net;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * R-CNN (Girshick et al., 2014): each region is cut out of the picture with a little of what is
 * around it, warped to 64 x 64 px, and goes through all convolutions by itself.
 *
 * <p>Memory: about 0.3 MB a region, as all regions of a picture run at once.
 */
final class RcnnNet implements RegionJudge {
  private static final int SIZE = 64;

  // a crop's sides for those of its region; 227/195 in the paper
  private static final float CONTEXT = 1.2f;

  @Override
  public RegionHead of(
      Net net, Operand<TFloat32> images, Operand<TFloat32> regions, Operand<TInt32> pictures) {
    Ops tf = net.tf();
    Operand<TFloat32> crops = warped(tf, images, regions, pictures);
    Operand<TFloat32> map = Backbone.of(net, crops).pyramid(net).get(0);
    // says again what the graph may have lost: the sides of a map of stride 8
    Operand<TFloat32> cells =
        tf.reshape(map, tf.constant(new int[] {-1, SIZE / 8, SIZE / 8, Backbone.PYRAMID_CHANNELS}));
    // a scope of its own: what is learned of bins of pooled maps is of no use here, nor fits it
    return RegionHead.of(net.child("rcnn"), cells);
  }

  /** What the regions show, float [n, 64, 64, 3]; black beyond the picture. */
  static Operand<TFloat32> warped(
      Ops tf, Operand<TFloat32> images, Operand<TFloat32> regions, Operand<TInt32> pictures) {
    Operand<TFloat32> first = tf.stridedSlice(regions, Indices.all(), Indices.slice(0, 2));
    Operand<TFloat32> last = tf.stridedSlice(regions, Indices.all(), Indices.slice(2, 4));
    Operand<TFloat32> sides = tf.math.sub(last, first);
    Operand<TFloat32> margin = tf.math.mul(sides, tf.constant((CONTEXT - 1) / 2));
    return new FaceSquares(tf.math.sub(first, margin), tf.math.mul(sides, tf.constant(CONTEXT)))
        .crop(tf, images, pictures, SIZE);
  }
}
