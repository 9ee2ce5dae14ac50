package io.facerec;

import io.facerec.detect.Face;
import io.facerec.image.Photo;
import io.facerec.verify.Verification;

/**
 * A photo that shows the person looked for.
 *
 * @param photo where the person is
 * @param face which of its faces is theirs
 * @param verification how the face compares to the avatar
 */
public record Selfie(Photo photo, Face face, Verification verification) {
  /** Calibrated, in [0, 1], that the face is the person's, where one face in two is. */
  public double probability() {
    return verification.probability();
  }

  /** Euclidean, between the embeddings of the face and of the avatar, in [0, 2]. */
  public double distance() {
    return verification.distance();
  }
}
