package io.facerec.train.detection.yolo;

import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Maps of nothing, where a test needs the places of cells alone. */
final class EmptyMaps {
  private EmptyMaps() {}

  /** Of the three strides, for a picture of so many pixels. */
  static List<Operand<TFloat32>> of(Ops tf, int height, int width) {
    return IntStream.of(YoloNet.STRIDES)
        .<Operand<TFloat32>>mapToObj(
            stride ->
                tf.zeros(
                    tf.constant(new int[] {1, height / stride, width / stride, YoloNet.OUTPUTS}),
                    TFloat32.class))
        .toList();
  }
}
