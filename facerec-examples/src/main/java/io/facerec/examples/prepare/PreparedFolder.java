package io.facerec.examples.prepare;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteSource;
import com.google.common.io.MoreFiles;
import io.facerec.examples.console.ResultFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where crops go. A person is done when their record, in a hidden folder, is there; it is written
 * after their crops. Every file appears whole or not at all, so that a run that was killed at any
 * moment can go on: people without a record are done again, under the same names.
 */
final class PreparedFolder {
  private static final String RECORDS = ".prepared";

  private final Path folder;

  PreparedFolder(Path folder) {
    this.folder = folder;
  }

  /** What was noted of a person, if they are done. */
  Optional<List<PreparedPhoto>> record(String person) {
    Path file = recordOf(person);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Files.readAllLines(file).stream()
              .map(PreparedPhoto::parse)
              .collect(ImmutableList.toImmutableList()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Notes that a person is done. */
  void record(String person, List<PreparedPhoto> photos) {
    write(recordOf(person), photos.stream().map(PreparedPhoto::line).toList());
  }

  private Path recordOf(String person) {
    return folder.resolve(RECORDS).resolve(person + ".tsv");
  }

  /** Forgets a person and their crops, for they are to be done again. */
  void forget(String person) {
    try {
      Files.deleteIfExists(recordOf(person));
      Path crops = folder.resolve(person);
      if (Files.isDirectory(crops)) {
        try (var files = Files.list(crops)) {
          for (Path file : (Iterable<Path>) files::iterator) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder.resolve(person), e);
    }
  }

  /** Writes a crop under its path below the folder. */
  void write(String crop, ByteSource jpeg) {
    Path file = folder.resolve(crop);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      jpeg.copyTo(MoreFiles.asByteSink(part));
      Files.move(part, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Writes {@code landmarks.txt} and {@code index.tsv} of all. */
  void index(List<PreparedPhoto> photos) {
    write(
        folder.resolve("landmarks.txt"),
        photos.stream().flatMap(photo -> photo.landmarkLine().stream()).toList());
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.add("photo\tcrop\toutcome\twhy");
    for (PreparedPhoto photo : photos) {
      lines.add(
          String.join(
              "\t",
              PreparedPhoto.plain(photo.photo()),
              photo.crop().orElse(""),
              photo.outcome().name().toLowerCase(Locale.ROOT),
              photo.reason().isEmpty() ? photo.outcome().words() : photo.reason()));
    }
    write(folder.resolve("index.tsv"), lines.build());
  }

  private static void write(Path file, List<String> lines) {
    try (ResultFile result = ResultFile.at(file)) {
      lines.forEach(result::println);
      result.complete();
    }
  }
}
