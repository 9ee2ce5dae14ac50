package io.facerec;

import io.facerec.detect.Face;
import io.facerec.image.Photo;
import io.facerec.verify.Verification;

/**
 * A photo that shows the person looked for.
 *
 * @param photo where the person is
 * @param seen which of its faces is theirs, and how it compares to the avatar
 */
public record Selfie(Photo photo, SeenFace seen) {
  /** Which of the photo's faces is the person's. */
  public Face face() {
    return seen.face();
  }

  /** How the face compares to the avatar. */
  public Verification verification() {
    return seen.verification();
  }

  /** Calibrated, in [0, 1], that the face is the person's: {@link SeenFace#probability}. */
  public double probability() {
    return seen.probability();
  }

  /** Euclidean, between the embeddings of the face and of the avatar, in [0, 2]. */
  public double distance() {
    return seen.distance();
  }
}
