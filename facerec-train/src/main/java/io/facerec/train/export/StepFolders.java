package io.facerec.train.export;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders {@code step-N} of an exporter; each is whole or absent. */
final class StepFolders {
  private static final Pattern NAME = Pattern.compile("step-(\\d{1,18})");

  private final Path folder;

  StepFolders(Path folder) {
    this.folder = folder;
  }

  Path of(long step) {
    return folder.resolve("step-" + step);
  }

  boolean has(long step) {
    return Files.isDirectory(of(step));
  }

  /** Writes one, in place of one of before. */
  Path write(long step, Consumer<Path> export) {
    Path part = folder.resolve("step-" + step + ".part");
    try {
      Files.createDirectories(folder);
      delete(part);
      export.accept(part);
      delete(of(step));
      Files.move(part, of(step), ATOMIC_MOVE);
      return of(step);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + of(step), e);
    }
  }

  /** Deletes all but those of the highest steps. */
  void keep(int count) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> found =
          all.filter(path -> NAME.matcher(path.getFileName().toString()).matches())
              .sorted(Comparator.comparingLong(StepFolders::step))
              .toList();
      for (Path old : found.subList(0, Math.max(0, found.size() - count))) {
        delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete old models of " + folder, e);
    }
  }

  private static long step(Path path) {
    return Long.parseLong(path.getFileName().toString().substring("step-".length()));
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }
}
