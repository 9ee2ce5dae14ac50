package io.facerec;

import io.facerec.detect.Face;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verification;

/**
 * A face of a searched photo, the person's or not.
 *
 * @param face where it is and how sure the detector is of it
 * @param embedding what {@link SelfieFinder#judge} compares with another person, without the pixels
 * @param verification how it compares to the avatar
 * @param match whether it counts as the person: {@link Verification#same()}, and none of the
 *     photo's other faces is closer, unless the finder expects {@link
 *     SelfieFinder.Builder#severalPerPhoto several}
 */
public record SeenFace(Face face, Embedding embedding, Verification verification, boolean match) {
  /** Euclidean, between the embeddings of the face and of the avatar, in [0, 2]. */
  public double distance() {
    return verification.distance();
  }

  /** Calibrated, in [0, 1], that the face is the person's, where one face in two is. */
  public double probability() {
    return verification.probability();
  }
}
