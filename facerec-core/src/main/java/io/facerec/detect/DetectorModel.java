package io.facerec.detect;

import com.google.common.collect.ImmutableMap;
import io.facerec.image.DecodedPhoto;
import io.facerec.model.Model;
import io.facerec.model.ModelContract;
import io.facerec.model.ModelOutputs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A detector's graph with its options, run on one photo at a time.
 *
 * @param model is fed {@code photo}, {@code longest_side} and {@code min_score}, and gives {@code
 *     boxes}, {@code scores} and {@code landmarks}
 * @param minScore of a face
 * @param longestSide pixels of the photo's longer side that the net looks at
 */
record DetectorModel(Model model, float minScore, int longestSide) implements AutoCloseable {
  /** What the graph of a detector that needs nothing but the photo keeps. */
  static final ModelContract CONTRACT =
      new ModelContract(
          "face-detector",
          Set.of("photo", "longest_side", "min_score"),
          Set.of("boxes", "scores", "landmarks"),
          Set.of("minScore", "longestSide"));

  /** The faces of a photo, surest first. */
  List<Face> detect(DecodedPhoto photo) {
    return detect(photo, Map.of());
  }

  /**
   * The faces of a photo, surest first.
   *
   * @param more that this graph is fed, by role
   */
  List<Face> detect(DecodedPhoto photo, Map<String, ? extends Tensor> more) {
    try (TInt32 side = TInt32.scalarOf(longestSide);
        TFloat32 score = TFloat32.scalarOf(minScore);
        ModelOutputs found =
            model.run(
                ImmutableMap.<String, Tensor>builder()
                    .put("photo", photo.pixels())
                    .put("longest_side", side)
                    .put("min_score", score)
                    .putAll(more)
                    .buildOrThrow(),
                "boxes",
                "scores",
                "landmarks")) {
      return new FaceReader(photo).read(found);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
