package io.facerec.detect;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Landmarks;
import java.util.List;

/**
 * For pictures that were cut out around a face, such as avatars: detects as another detector does
 * and, where that is not sure of any face, again with a border of mid-grey around (a picture
 * cropped to the face shows no head, and a face that fills a large picture is larger than detectors
 * expect), and twice as large, if the picture is small. The look that is surest of a face counts.
 */
public final class BorderedDetector implements Detector {
  /** Detectors give nearly every face of an avatar such a score, and few of their errors. */
  private static final float SURE = 0.6f;

  /** Of the picture's longer side. */
  private static final ImmutableList<Double> BORDERS = ImmutableList.of(0.5, 1.0);

  /** Pixels of the longer side below which a picture is enlarged. */
  private static final int SMALL = 128;

  private final Detector detector;

  /** Further looks for this detector, which is the caller's to close, or closed with this one. */
  public BorderedDetector(Detector detector) {
    this.detector = detector;
  }

  /** The faces in pixels of the photo without a border, surest first. */
  @Override
  public List<Face> detect(DecodedPhoto photo) {
    List<Face> found = detector.detect(photo);
    for (double border : BORDERS) {
      if (surest(found) >= SURE) {
        return found;
      }
      List<Face> again = withBorder(photo, border);
      found = surest(again) > surest(found) ? again : found;
    }
    return found;
  }

  @Override
  public int longestSide() {
    return detector.longestSide();
  }

  @Override
  public void close() {
    detector.close();
  }

  private static float surest(List<Face> faces) {
    return faces.isEmpty() ? 0 : faces.get(0).score();
  }

  /** Those in the border alone are dropped. */
  private ImmutableList<Face> withBorder(DecodedPhoto photo, double share) {
    int side = Math.max(photo.width(), photo.height());
    int border = (int) Math.round(share * side);
    Box frame = new Box(0, 0, photo.width(), photo.height());
    try (DecodedPhoto bordered = photo.withBorder(border, side < SMALL ? 2 : 1)) {
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
