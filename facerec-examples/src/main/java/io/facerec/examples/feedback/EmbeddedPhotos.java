package io.facerec.examples.feedback;

import com.google.common.collect.ImmutableList;
import io.facerec.FaceQuality;
import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.Verdict;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verification;
import java.util.Optional;

/** Photos of which nothing is known but the embedding of their one face, to be judged. */
final class EmbeddedPhotos {
  private static final Face ANY_FACE =
      new Face(Photo.of("embedded", new byte[0]), new Box(0, 0, 100, 100), 1, Optional.empty());
  private static final FaceQuality GOOD = new FaceQuality(100, 100, 1);
  private static final Verification NOT_YET = new Verification(false, 0, 2);

  private EmbeddedPhotos() {}

  static SearchedPhoto of(Embedding face) {
    SeenFace seen = new SeenFace(ANY_FACE, GOOD, face, NOT_YET, Verdict.STRANGER, 0);
    return new SearchedPhoto(ANY_FACE.photo(), ImmutableList.of(seen), Optional.empty());
  }
}
