package io.facerec;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Face;
import io.facerec.verify.Embedding;
import java.util.List;

/**
 * A face and what is known of it before anybody is looked for.
 *
 * @param face where it is and how sure the detector is of it
 * @param quality what it offers to be recognised by
 * @param embedding what is compared with persons
 */
public record EmbeddedFace(Face face, FaceQuality quality, Embedding embedding) {
  /** A face that a search saw, without what that search took it for. */
  public static EmbeddedFace of(SeenFace seen) {
    return new EmbeddedFace(seen.face(), seen.quality(), seen.embedding());
  }

  /** Faces in their order, with the quality and the embedding of each. */
  static List<EmbeddedFace> of(
      List<Face> faces, List<FaceQuality> qualities, List<Embedding> embeddings) {
    ImmutableList.Builder<EmbeddedFace> embedded = ImmutableList.builder();
    for (int i = 0; i < faces.size(); i++) {
      embedded.add(new EmbeddedFace(faces.get(i), qualities.get(i), embeddings.get(i)));
    }
    return embedded.build();
  }
}
