package io.facerec.train.detection.region;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.train.data.DetectionStreamer;
import io.facerec.train.detection.FaceRows;
import io.facerec.train.estimator.InputFunction.Input;
import io.facerec.train.estimator.Start;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The faces that a training sees, as large as it sees them: how often a face of which size comes
 * depends on the photos and on how crops are drawn, so they are counted in crops.
 */
public final class CropBoxes {
  private CropBoxes() {}

  /**
   * The sizes of the faces in the first batches of crops, those that reach over the border as far
   * as they are inside.
   *
   * @param batches at least 1
   */
  public static List<AnchorSize> of(DetectionStreamer crops, int batches) {
    checkArgument(batches >= 1, "%s batches, must be at least 1", batches);
    ImmutableList.Builder<AnchorSize> sizes = ImmutableList.builder();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Input input = crops.build(tf, Start.FIRST);
      Operand<TFloat32> boxes = FaceRows.of(tf, input.labels(), "face").boxes();
      Operand<TFloat32> sides =
          tf.math.sub(
              tf.stridedSlice(boxes, Indices.all(), Indices.slice(2, 4)),
              tf.stridedSlice(boxes, Indices.all(), Indices.slice(0, 2)));
      try (Session session = new Session(graph, false)) {
        session.run(input.initializer());
        for (int i = 0; i < batches; i++) {
          try (Result result = session.runner().fetch(sides).run()) {
            for (float[] side : StdArrays.array2dCopyOf((TFloat32) result.get(0))) {
              sizes.add(new AnchorSize(side[0], side[1]));
            }
          }
        }
      }
    }
    return sizes.build();
  }
}
