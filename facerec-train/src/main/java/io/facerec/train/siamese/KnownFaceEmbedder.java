package io.facerec.train.siamese;

import io.facerec.train.data.FacePhoto;
import io.facerec.train.evaluation.EmbeddedFaces;
import java.util.List;

/** Embeds photos of known people, each the photo of one face. */
public interface KnownFaceEmbedder {
  /**
   * The embeddings of these photos, in their order.
   *
   * @param photos whose people are known
   */
  EmbeddedFaces embed(List<FacePhoto> photos);
}
