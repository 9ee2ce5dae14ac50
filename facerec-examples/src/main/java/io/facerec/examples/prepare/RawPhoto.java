package io.facerec.examples.prepare;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was seen on a photo.
 *
 * @param file where it lies
 * @param faces those that were found
 * @param problem why it could not be read, if so
 */
record RawPhoto(Path file, List<Crop> faces, Optional<String> problem) {
  RawPhoto {
    faces = ImmutableList.copyOf(faces);
  }
}
