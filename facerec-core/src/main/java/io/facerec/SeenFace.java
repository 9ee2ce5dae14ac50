package io.facerec;

import io.facerec.detect.Face;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verification;

/**
 * A face of a searched photo, the person's or not. Give it back as {@link
 * SelfieFinderBuilder#also(SeenFace)} or {@link SelfieFinderBuilder#not(SeenFace)} once somebody
 * said whose it is.
 *
 * @param face where it is and how sure the detector is of it
 * @param quality what it offers to be recognised by
 * @param embedding what {@link SelfieFinder#judge} compares with another person, without the pixels
 * @param verification how it compares to the person alone; its probability holds where one face in
 *     two is the person's
 * @param verdict what it was taken for
 * @param probability calibrated, in [0, 1], that it is the person's: where the person is expected
 *     in that share of the faces that the finder {@link SelfieFinderBuilder#expectedShare assumes}
 *     or the whole album {@link Selfies#share suggests}
 */
public record SeenFace(
    Face face,
    FaceQuality quality,
    Embedding embedding,
    Verification verification,
    Verdict verdict,
    double probability) {

  /** Whether it counts as the person. */
  public boolean match() {
    return verdict == Verdict.PERSON;
  }

  /** Euclidean, between the embeddings of the face and of the person, in [0, 2]. */
  public double distance() {
    return verification.distance();
  }

  /** The same, where this share of the faces is expected to be the person's. */
  SeenFace expecting(ExpectedShare share) {
    return new SeenFace(
        face,
        quality,
        embedding,
        verification,
        verdict,
        share.probability(verification.probability()));
  }
}
