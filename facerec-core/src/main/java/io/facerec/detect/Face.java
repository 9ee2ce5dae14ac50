package io.facerec.detect;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.image.Box;
import io.facerec.image.FaceRegion;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import java.util.Optional;

/**
 * A face that a detector found.
 *
 * @param photo where it was found
 * @param box forehead to chin and ear to ear, in pixels of the upright photo
 * @param score how sure the detector is, in [0, 1]
 * @param landmarks eyes, nose and mouth corners, where the detector gives them
 */
public record Face(Photo photo, Box box, float score, Optional<Landmarks> landmarks)
    implements FaceRegion {
  /** Checks the score. */
  public Face {
    checkArgument(score >= 0 && score <= 1, "score is %s, must be in [0, 1]", score);
  }
}
