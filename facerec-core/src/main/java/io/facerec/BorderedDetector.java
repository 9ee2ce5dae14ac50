package io.facerec;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Landmarks;

/** Detects faces that fill the picture to its edges, by detecting on it with a border around. */
final class BorderedDetector {
  private final Detector detector;

  BorderedDetector(Detector detector) {
    this.detector = detector;
  }

  /** The faces in pixels of the photo without the border; those in the border alone are dropped. */
  ImmutableList<Face> detect(DecodedPhoto photo) {
    int border = Math.max(photo.width(), photo.height()) / 2;
    Box frame = new Box(0, 0, photo.width(), photo.height());
    try (DecodedPhoto bordered = photo.withBorder(border)) {
      return detector.detect(bordered).stream()
          .map(face -> moved(face, -border))
          .filter(face -> face.box().intersection(frame) > 0)
          .collect(toImmutableList());
    }
  }

  private static Face moved(Face face, int by) {
    Box box = face.box();
    return new Face(
        face.photo(),
        new Box(box.x() + by, box.y() + by, box.width(), box.height()),
        face.score(),
        face.landmarks().map(landmarks -> moved(landmarks, by)));
  }

  private static Landmarks moved(Landmarks landmarks, int by) {
    return new Landmarks(
        landmarks.points().stream()
            .map(point -> new Landmarks.Point(point.x() + by, point.y() + by))
            .collect(toImmutableList()));
  }
}
