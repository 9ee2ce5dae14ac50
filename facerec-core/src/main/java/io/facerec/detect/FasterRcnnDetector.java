package io.facerec.detect;

import io.facerec.image.DecodedPhoto;
import io.facerec.model.Model;
import java.nio.file.Path;
import java.util.List;

/**
 * A detector in two stages that share one net: the first proposes regions, the second looks at what
 * the net saw in each (Ren et al., Faster R-CNN, 2015). Its weights do not ship with the library.
 */
public final class FasterRcnnDetector implements Detector {
  private final DetectorModel model;

  private FasterRcnnDetector(DetectorModel model) {
    this.model = model;
  }

  /**
   * The detector in this folder, with the options of its card.
   *
   * @throws io.facerec.exception.InvalidModelException if it is missing, damaged or foreign
   */
  public static FasterRcnnDetector load(Path folder) {
    return builder(folder).build();
  }

  /** Options for the detector in this folder. */
  public static DetectorBuilder<FasterRcnnDetector> builder(Path folder) {
    return new DetectorBuilder<>(
        options -> Model.load(folder, options), DetectorModel.CONTRACT, FasterRcnnDetector::new);
  }

  @Override
  public List<Face> detect(DecodedPhoto photo) {
    return model.detect(photo);
  }

  @Override
  public int longestSide() {
    return model.longestSide();
  }

  @Override
  public void close() {
    model.close();
  }
}
