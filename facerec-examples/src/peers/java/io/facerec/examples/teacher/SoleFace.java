package io.facerec.examples.teacher;

import static java.util.Comparator.comparingDouble;

import io.facerec.detect.BorderedDetector;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.DecodedPhoto;
import java.util.Optional;

/** The largest face of a picture, which may fill it to its edges. */
final class SoleFace {
  private final Detector detector;

  SoleFace(Detector detector) {
    this.detector = new BorderedDetector(detector);
  }

  /** The face with its landmarks, in pixels of the photo; none where none is found. */
  Optional<Face> in(DecodedPhoto photo) {
    return detector.detect(photo).stream()
        .filter(face -> face.landmarks().isPresent())
        .max(comparingDouble(face -> face.box().area()));
  }
}
