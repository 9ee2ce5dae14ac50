package io.facerec.detect;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Landmarks;
import java.util.List;

/**
 * For pictures that were cut out around a face, such as avatars: detects as another detector does
 * and, where that finds no face, again with a border of mid-grey around, since a picture cropped to
 * the face shows no head.
 */
public final class BorderedDetector implements Detector {
  private final Detector detector;

  /** A second look for this detector, which is the caller's to close, or closed with this one. */
  public BorderedDetector(Detector detector) {
    this.detector = detector;
  }

  /** The faces in pixels of the photo without a border, surest first. */
  @Override
  public List<Face> detect(DecodedPhoto photo) {
    List<Face> faces = detector.detect(photo);
    return faces.isEmpty() ? withBorder(photo) : faces;
  }

  @Override
  public int longestSide() {
    return detector.longestSide();
  }

  @Override
  public void close() {
    detector.close();
  }

  /** Those in the border alone are dropped. */
  private ImmutableList<Face> withBorder(DecodedPhoto photo) {
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
