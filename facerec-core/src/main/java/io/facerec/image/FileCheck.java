package io.facerec.image;

import io.facerec.exception.UnreadablePhotoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses what is no file to read, each with its reason, before it is opened. */
final class FileCheck {
  private FileCheck() {}

  static void check(Path path) throws IOException {
    String name = path.toString();
    if (Files.isDirectory(path) && !Files.isReadable(path)) {
      throw new UnreadablePhotoException(
          name, "this user may not list this folder; allow it or leave it out", null);
    }
    if (Files.isDirectory(path)) {
      throw new UnreadablePhotoException(name, "it is a folder; give the photos in it", null);
    }
    if (!Files.exists(path)) {
      throw new UnreadablePhotoException(name, "there is no such file; check its name", null);
    }
    if (!Files.isRegularFile(path)) {
      throw new UnreadablePhotoException(name, "it is no regular file; give a photo", null);
    }
    if (!Files.isReadable(path)) {
      throw new UnreadablePhotoException(
          name, "this user may not read it; allow it or leave it out", null);
    }
    checkLength(name, Files.size(path));
  }

  static void checkLength(String name, long bytes) {
    if (bytes > PhotoSource.MAX_BYTES) {
      throw new UnreadablePhotoException(
          name,
          "it has %d bytes, more than the limit of %d; shrink it"
              .formatted(bytes, PhotoSource.MAX_BYTES),
          null);
    }
  }
}
