package io.facerec.detect;

import io.facerec.image.DecodedPhoto;
import java.nio.file.Path;
import java.util.List;

/**
 * A detector whose net runs once over the photo, and then judges the regions that selective search
 * proposed, out of what it saw (Girshick, Fast R-CNN, 2015). Most of its time goes to the
 * proposals. Its weights do not ship with the library.
 */
public final class FastRcnnDetector implements Detector {
  private final RegionModel model;

  private FastRcnnDetector(RegionModel model) {
    this.model = model;
  }

  /**
   * The detector in this folder, with the options of its card.
   *
   * @throws io.facerec.exception.InvalidModelException if it is missing, damaged or foreign
   */
  public static FastRcnnDetector load(Path folder) {
    return builder(folder).build();
  }

  /** Options for the detector in this folder. */
  public static DetectorBuilder<FastRcnnDetector> builder(Path folder) {
    return RegionModel.builder(folder, FastRcnnDetector::new);
  }

  @Override
  public List<Face> detect(DecodedPhoto photo) {
    return model.detect(photo);
  }

  @Override
  public int longestSide() {
    return model.model().longestSide();
  }

  @Override
  public void close() {
    model.close();
  }
}
