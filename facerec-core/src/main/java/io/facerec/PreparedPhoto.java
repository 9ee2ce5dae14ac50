package io.facerec;

import io.facerec.detect.Face;
import io.facerec.image.AlignedFaces;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A photo on its way: its faces are found and aligned, its answer is still awaited. Holds memory
 * outside the heap until it is closed.
 */
record PreparedPhoto(
    Photo photo,
    List<Face> faces,
    List<FaceQuality> qualities,
    AlignedFaces aligned,
    CompletableFuture<SearchedPhoto> answer)
    implements AutoCloseable {
  /** The faces with the embedding of each. */
  List<EmbeddedFace> with(List<Embedding> embeddings) {
    return EmbeddedFace.of(faces, qualities, embeddings);
  }

  @Override
  public void close() {
    aligned.close();
  }
}
