package io.facerec.train.detection.region;

import io.facerec.train.layer.Net;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A net that says of regions of pictures whether they show faces, and where. */
@FunctionalInterface
interface RegionJudge {
  /**
   * Adds the net to the graph.
   *
   * @param images float [batch, h, w, 3] in [0, 255], h and w multiples of 32
   * @param regions float [n, 4], n at least 1: left, top, right, bottom in pixels of their picture
   * @param pictures int32 [n]: the picture in the batch
   */
  RegionHead of(
      Net net, Operand<TFloat32> images, Operand<TFloat32> regions, Operand<TInt32> pictures);
}
