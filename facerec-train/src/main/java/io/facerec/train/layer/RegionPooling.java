package io.facerec.train.layer;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Cuts regions of any size out of feature maps, all to one size. */
public interface RegionPooling {
  /**
   * Adds the layer to the graph. The gradient goes to the maps, none to the boxes.
   *
   * @param net where the layer's scope is
   * @param maps float [batch, h, w, channels]
   * @param boxes float [regions, 4]: left, top, right, bottom in pixels of the picture, as pixel
   *     edges; they may reach over the border. No regions are fine
   * @param pictures int32 [regions]: the row of {@code maps} that each box is in
   * @return float [regions, size, size, channels]
   * @throws IllegalArgumentException if a shape does not fit; the message names the layer
   */
  Operand<TFloat32> apply(
      Net net, Operand<TFloat32> maps, Operand<TFloat32> boxes, Operand<TInt32> pictures);
}
