package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The edges of regions in cells of a feature map, each float [regions]. No gradient passes.
 *
 * @param left edge
 * @param top edge
 * @param right edge
 * @param bottom edge
 */
record Regions(
    Operand<TFloat32> left,
    Operand<TFloat32> top,
    Operand<TFloat32> right,
    Operand<TFloat32> bottom) {

  /**
   * Boxes on a map.
   *
   * @param scale cells a pixel
   */
  static Regions of(
      Net layer,
      Operand<TFloat32> maps,
      Operand<TFloat32> boxes,
      Operand<TInt32> pictures,
      double scale) {
    Shapes.channels(layer.name(), maps);
    check(layer.name(), boxes.shape(), pictures.shape());
    Ops tf = layer.tf();
    Operand<TFloat32> cells = tf.stopGradient(tf.math.mul(boxes, tf.constant((float) scale)));
    List<Output<TFloat32>> edges = tf.unstack(cells, 4L, Unstack.axis(1L)).output();
    return new Regions(edges.get(0), edges.get(1), edges.get(2), edges.get(3));
  }

  private static void check(String layer, Shape boxes, Shape pictures) {
    checkArgument(
        boxes.numDimensions() == 2 && boxes.get(1) == 4,
        "%s wants boxes [regions, 4], found %s",
        layer,
        boxes);
    checkArgument(
        pictures.numDimensions() == 1
            && (pictures.get(0) == boxes.get(0)
                || pictures.get(0) == Shape.UNKNOWN_SIZE
                || boxes.get(0) == Shape.UNKNOWN_SIZE),
        "%s wants a picture's number for each of %s boxes, found %s",
        layer,
        boxes,
        pictures);
  }
}
