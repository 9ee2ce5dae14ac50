package io.facerec.examples.teacher;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceAligner;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.train.data.FacePhoto;
import java.util.Optional;
import java.util.function.Function;

/** Cuts the one face out of a picture: where it is marked, or where a detector finds it. */
final class FaceSource {
  private final Function<DecodedPhoto, Optional<Face>> finder;
  private final int longestSide;

  private FaceSource(Function<DecodedPhoto, Optional<Face>> finder, int longestSide) {
    this.finder = finder;
    this.longestSide = longestSide;
  }

  /** Faces that this detector finds; it stays the caller's to close. */
  static FaceSource found(Detector detector) {
    return new FaceSource(new SoleFace(detector)::in, 2 * detector.longestSide());
  }

  /** Pictures are decoded in full: only marked faces are looked at. */
  static FaceSource marked() {
    return new FaceSource(photo -> Optional.empty(), Integer.MAX_VALUE);
  }

  /**
   * The aligned face, the caller's to close; none where there is none, or one whose eyes are one
   * point.
   *
   * @throws io.facerec.exception.UnreadablePhotoException if the picture cannot be read
   */
  Optional<TaughtFace> face(FacePhoto picture) {
    try (DecodedPhoto pixels = Photo.of(picture.path()).decode(longestSide)) {
      Optional<Face> face =
          picture
              .landmarks()
              .map(landmarks -> at(pixels, landmarks))
              .or(() -> finder.apply(pixels))
              .filter(found -> found.landmarks().orElseThrow().eyeDistance() >= 1);
      return face.map(
          found ->
              new TaughtFace(
                  picture.path(),
                  found.landmarks().orElseThrow(),
                  FaceAligner.shared().align(pixels, ImmutableList.of(found))));
    }
  }

  /** A face that is marked, in a box of no meaning. */
  static Face at(DecodedPhoto photo, Landmarks landmarks) {
    return new Face(
        photo.photo(), new Box(0, 0, photo.width(), photo.height()), 1, Optional.of(landmarks));
  }
}
