package io.facerec.detect;

import io.facerec.image.DecodedPhoto;
import java.nio.file.Path;
import java.util.List;

/**
 * The first detector that judged regions by a net (Girshick et al., R-CNN, 2014): selective search
 * proposes more than a thousand boxes, each is warped to one size, and the net runs for each.
 * Simple and slow: a third of a second of processor time and 0.5 GB of memory a photo. Its weights
 * do not ship with the library.
 */
public final class RcnnDetector implements Detector {
  private final RegionModel model;

  private RcnnDetector(RegionModel model) {
    this.model = model;
  }

  /**
   * The detector in this folder, with the options of its card.
   *
   * @throws io.facerec.exception.InvalidModelException if it is missing, damaged or foreign
   */
  public static RcnnDetector load(Path folder) {
    return builder(folder).build();
  }

  /** Options for the detector in this folder. */
  public static DetectorBuilder<RcnnDetector> builder(Path folder) {
    return RegionModel.builder(folder, RcnnDetector::new);
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
