package io.facerec.detect;

import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import java.util.List;

/** Finds the faces of a photo. Safe for use by several threads. */
public interface Detector extends AutoCloseable {
  /**
   * The faces of a photo, surest first.
   *
   * @throws io.facerec.exception.UnreadablePhotoException if the photo cannot be read
   */
  default List<Face> detect(Photo photo) {
    try (DecodedPhoto pixels = photo.decode(longestSide())) {
      return detect(pixels);
    }
  }

  /** The faces of a photo that is decoded already, surest first. */
  List<Face> detect(DecodedPhoto photo);

  /**
   * Pixels of a photo's longer side that this detector looks at; larger photos are shrunk to it.
   */
  int longestSide();

  /** Releases the graph. Detecting afterwards throws {@link IllegalStateException}. */
  @Override
  void close();
}
