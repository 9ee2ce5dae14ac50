package io.facerec;

import io.facerec.detect.Face;
import io.facerec.image.AlignedFaces;
import io.facerec.image.Photo;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A photo on its way: its faces are found and aligned, its answer is still awaited. Holds memory
 * outside the heap until it is closed.
 */
record PreparedPhoto(
    Photo photo, List<Face> faces, AlignedFaces aligned, CompletableFuture<SearchedPhoto> answer)
    implements AutoCloseable {
  @Override
  public void close() {
    aligned.close();
  }
}
