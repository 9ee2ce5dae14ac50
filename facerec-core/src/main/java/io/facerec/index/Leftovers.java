package io.facerec.index;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What writers of an index left behind that did not come to their end: {@code .NAME.N.part} beside
 * it.
 */
final class Leftovers {
  private Leftovers() {}

  /** A name that no writer has taken yet. */
  static Path unused(Path target) {
    int number = 0;
    Path part;
    do {
      part = target.resolveSibling(prefix(target) + number++ + ".part");
    } while (Files.exists(part));
    return part;
  }

  /** Those at which no writer is any more. */
  static List<Path> of(Path target) throws IOException {
    ImmutableList.Builder<Path> parts = ImmutableList.builder();
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(
            target.toAbsolutePath().getParent(),
            file ->
                file.getFileName().toString().startsWith(prefix(target))
                    && file.getFileName().toString().endsWith(".part"))) {
      for (Path part : beside) {
        if (isAbandoned(part)) {
          parts.add(part);
        }
      }
    }
    return parts.build();
  }

  private static boolean isAbandoned(Path part) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // by a writer in this JVM
    }
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }
}
