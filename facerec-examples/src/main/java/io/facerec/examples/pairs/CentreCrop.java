package io.facerec.examples.pairs;

import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceRegion;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import java.util.Optional;

/** What is taken for the face of a picture where none was found: the middle of it, upright. */
record CentreCrop(Photo photo, Box box, Optional<Landmarks> landmarks) implements FaceRegion {
  /**
   * Of the picture's shorter side. LFW's faces, cut by a detector of 2004 and widened 2.2 times.
   */
  private static final double SHARE = 0.45;

  static CentreCrop of(DecodedPhoto picture) {
    double side = SHARE * Math.min(picture.width(), picture.height());
    Box box =
        new Box(
            (float) ((picture.width() - side) / 2),
            (float) ((picture.height() - side) / 2),
            (float) side,
            (float) side);
    return new CentreCrop(picture.photo(), box, Optional.empty());
  }
}
