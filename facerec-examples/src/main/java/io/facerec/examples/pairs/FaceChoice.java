package io.facerec.examples.pairs;

import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceRegion;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which face of a picture is meant, where a list names pictures and not faces. */
final class FaceChoice {
  /**
   * Of the picture's shorter side. LFW's faces, cut by a detector of 2004 and widened 2.2 times.
   */
  private static final double CENTRE_SHARE = 0.45;

  private FaceChoice() {}

  /** The face nearest to the middle, in units of its own size: large and central ones win. */
  static Optional<Face> main(DecodedPhoto picture, List<Face> faces) {
    double middleX = picture.width() / 2.0;
    double middleY = picture.height() / 2.0;
    return faces.stream()
        .min(
            Comparator.comparingDouble(
                face ->
                    Math.hypot(
                            face.box().x() + face.box().width() / 2 - middleX,
                            face.box().y() + face.box().height() / 2 - middleY)
                        / Math.sqrt(face.box().area())));
  }

  /** A face where none was found: in the middle, upright. */
  static FaceRegion centre(DecodedPhoto picture) {
    double side = CENTRE_SHARE * Math.min(picture.width(), picture.height());
    Box box =
        new Box(
            (float) ((picture.width() - side) / 2),
            (float) ((picture.height() - side) / 2),
            (float) side,
            (float) side);
    return new Centre(picture.photo(), box, Optional.empty());
  }

  private record Centre(Photo photo, Box box, Optional<Landmarks> landmarks)
      implements FaceRegion {}
}
