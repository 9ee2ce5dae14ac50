package io.facerec.detect;

import com.google.common.collect.ImmutableMap;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.model.Model;
import io.facerec.model.ModelContract;
import io.facerec.proposal.SelectiveSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * The graph of a detector that judges regions, fed with what selective search proposes.
 *
 * @param model is fed {@code proposals} float [n, 4] too: left, top, right, bottom in pixels of the
 *     photo as fed
 */
record RegionModel(DetectorModel model) implements AutoCloseable {
  private static final ModelContract CONTRACT =
      new ModelContract(
          "region-face-detector",
          Set.of("photo", "longest_side", "min_score", "proposals"),
          Set.of("boxes", "scores", "landmarks"),
          Set.of("minScore", "longestSide"));

  private static final int NUMBERS = 4;

  /** Options for a detector with the model of this folder. */
  static <D extends Detector> DetectorBuilder<D> builder(
      Path folder, Function<RegionModel, D> maker) {
    return new DetectorBuilder<>(
        options -> Model.load(folder, options),
        CONTRACT,
        model -> maker.apply(new RegionModel(model)));
  }

  /** The faces of a photo, surest first. */
  List<Face> detect(DecodedPhoto photo) {
    try (TFloat32 proposals = tensor(SelectiveSearch.FOR_FACES.propose(photo.pixels()))) {
      return model.detect(photo, ImmutableMap.of("proposals", proposals));
    }
  }

  private static TFloat32 tensor(List<Box> boxes) {
    float[] edges = new float[NUMBERS * boxes.size()];
    int next = 0;
    for (Box box : boxes) {
      edges[next++] = box.x();
      edges[next++] = box.y();
      edges[next++] = box.right();
      edges[next++] = box.bottom();
    }
    return TFloat32.tensorOf(Shape.of(boxes.size(), NUMBERS), DataBuffers.of(edges));
  }

  @Override
  public void close() {
    model.close();
  }
}
