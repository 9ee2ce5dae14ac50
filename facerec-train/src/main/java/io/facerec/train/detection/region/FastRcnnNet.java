package io.facerec.train.detection.region;

import io.facerec.train.detection.Backbone;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.RoiPooling;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Fast R-CNN (Girshick, 2015): the convolutions run once over the picture, and each region is
 * pooled out of their maps to 7 x 7 bins, whatever its size.
 */
final class FastRcnnNet implements RegionJudge {
  private static final int BINS = 7;

  @Override
  public RegionHead of(
      Net net, Operand<TFloat32> images, Operand<TFloat32> regions, Operand<TInt32> pictures) {
    PyramidPooling pooling =
        new PyramidPooling(
            List.of(
                new RoiPooling("pool8", BINS, 1 / 8.0),
                new RoiPooling("pool16", BINS, 1 / 16.0),
                new RoiPooling("pool32", BINS, 1 / 32.0)),
            List.of(8f * BINS, 16f * BINS));
    List<Operand<TFloat32>> maps = Backbone.of(net, images).pyramid(net);
    return RegionHead.of(net, pooling.apply(net, maps, regions, pictures));
  }
}
