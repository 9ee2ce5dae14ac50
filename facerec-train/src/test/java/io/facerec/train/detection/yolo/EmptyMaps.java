package io.facerec.train.detection.yolo;

import io.facerec.train.detection.Backbone;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Maps of nothing, where a test needs the places of cells alone. */
final class EmptyMaps {
  private EmptyMaps() {}

  /** Of the three strides, for a picture of so many pixels. */
  static List<Operand<TFloat32>> of(Ops tf, int height, int width) {
    return Backbone.STRIDES.stream()
        .<Operand<TFloat32>>map(
            stride ->
                tf.zeros(
                    tf.constant(new int[] {1, height / stride, width / stride, YoloNet.OUTPUTS}),
                    TFloat32.class))
        .toList();
  }
}
