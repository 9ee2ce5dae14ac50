package io.facerec.train.evaluation.face;

import static java.util.Comparator.comparingDouble;

import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import java.util.List;
import java.util.Optional;

/** Whose photo it is, where several faces are on it. */
public final class CentralFace {
  private CentralFace() {}

  /** The face nearest to the middle, in units of its own size: large and central ones win. */
  public static Optional<Face> of(DecodedPhoto photo, List<Face> faces) {
    return faces.stream()
        .min(
            comparingDouble(
                face -> {
                  Box box = face.box();
                  double x = box.x() + box.width() / 2 - photo.width() / 2.0;
                  double y = box.y() + box.height() / 2 - photo.height() / 2.0;
                  return Math.hypot(x, y) / Math.sqrt(box.area());
                }));
  }
}
