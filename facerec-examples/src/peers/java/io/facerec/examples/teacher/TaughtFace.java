package io.facerec.examples.teacher;

import io.facerec.image.AlignedFaces;
import io.facerec.image.Landmarks;
import java.nio.file.Path;

/**
 * A face that waits for the teacher. Close it.
 *
 * @param picture that shows it
 * @param landmarks in pixels of the picture
 * @param aligned the one face
 */
record TaughtFace(Path picture, Landmarks landmarks, AlignedFaces aligned)
    implements AutoCloseable {
  @Override
  public void close() {
    aligned.close();
  }
}
