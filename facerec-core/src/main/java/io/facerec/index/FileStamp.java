package io.facerec.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * By what a file is known to be unchanged.
 *
 * @param bytes its size, or -1 for a file that could not be looked at
 * @param modified nanoseconds since 1970 (UTC) at its last change
 */
record FileStamp(long bytes, long modified) {
  private static final FileStamp UNKNOWN = new FileStamp(-1, 0);

  /** What the file system says of it now. */
  static FileStamp of(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(found.size(), found.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    } catch (IOException e) {
      return UNKNOWN; // reading the photo fails too, and that is its problem in the index
    }
  }

  /** Whether a file with that stamp is this very one; one that could not be looked at never is. */
  boolean isSameAs(FileStamp other) {
    return bytes >= 0 && equals(other);
  }
}
