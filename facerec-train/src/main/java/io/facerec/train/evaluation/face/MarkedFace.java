package io.facerec.train.evaluation.face;

import io.facerec.image.Box;
import io.facerec.image.FaceRegion;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.image.SimilarityTransform;
import io.facerec.train.data.FacePhoto;
import java.util.Optional;

/**
 * A face whose person and landmarks are known.
 *
 * @param photo that shows it
 * @param person who it is
 * @param marks the true landmarks, in pixels of the photo
 */
public record MarkedFace(Photo photo, String person, Landmarks marks) implements FaceRegion {
  /** A face of a template is as high, forehead to chin, and as wide, and begins so far down. */
  private static final double HEIGHT = SimilarityTransform.FACE_SIZE / 1.02;

  private static final double WIDTH = 0.8 * HEIGHT;
  private static final double TOP = 0.07 * HEIGHT;

  /**
   * The face of this photo, whose person is known.
   *
   * @throws IllegalArgumentException if the photo has no landmarks
   */
  public static MarkedFace of(FacePhoto photo) {
    Landmarks marks =
        photo
            .landmarks()
            .orElseThrow(() -> new IllegalArgumentException(photo.path() + " has no landmarks"));
    return new MarkedFace(Photo.of(photo.path()), photo.identity().orElseThrow(), marks);
  }

  /** The landmarks are those that are known. */
  @Override
  public Optional<Landmarks> landmarks() {
    return Optional.of(marks);
  }

  /** About where the face is: an upright box by its landmarks. */
  @Override
  public Box box() {
    SimilarityTransform toPhoto = SimilarityTransform.toTemplate(marks).inverse();
    Landmarks.Point centre = toPhoto.apply(SimilarityTransform.FACE_SIZE / 2.0, TOP + HEIGHT / 2);
    double height = HEIGHT * toPhoto.scale();
    double width = WIDTH * toPhoto.scale();
    return new Box(
        (float) (centre.x() - width / 2),
        (float) (centre.y() - height / 2),
        (float) width,
        (float) height);
  }
}
