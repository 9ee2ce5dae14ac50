package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.facerec.image.Landmarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Faces whose people nobody knows, with the embeddings that a teacher net gave them, as {@link
 * TaughtFolderWriter} leaves them: {@value #FACES}, a line {@code path, x1, y1, ..., x5, y5} a
 * face, apart by tabs, the path a {@link #key}; {@value #EMBEDDINGS}, signed bytes, row i for line
 * i, to be scaled to unit length; {@value #SKIPPED}, a line {@code path, reason} for each picture
 * without a face to learn from.
 *
 * @param photos the faces, each with landmarks
 * @param embeddings row i belongs to face i
 */
public record TaughtFolder(List<FacePhoto> photos, NpyTable embeddings) {
  static final String FACES = "faces.tsv";
  static final String EMBEDDINGS = "teacher.npy";
  static final String SKIPPED = "skipped.tsv";

  private static final Splitter TABS = Splitter.on('\t');

  /** Checks that there is a row for each face; a writer at work is a few rows ahead. */
  public TaughtFolder {
    photos = ImmutableList.copyOf(photos);
    checkArgument(
        photos.size() <= embeddings.rows(),
        "%s faces, but %s embeddings",
        photos.size(),
        embeddings.rows());
  }

  /** The path that a picture goes by: the same from whichever folder, and however, it is named. */
  public static Path key(Path picture) {
    return picture.toAbsolutePath().normalize();
  }

  /**
   * Reads a folder, whose writer may be at work or may have been killed: embeddings without a line
   * are left out.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it is no such folder, or its list ends within a line
   */
  public static TaughtFolder read(Path folder) {
    Path list = folder.resolve(FACES);
    checkArgument(Files.exists(list), "%s holds no faces with a teacher's embeddings", folder);
    try {
      String lines = Files.readString(list);
      checkArgument(
          lines.isEmpty() || lines.endsWith("\n"),
          "%s ends within a line; let its writer go on, or wait for it",
          list);
      return new TaughtFolder(
          lines.lines().map(line -> photo(list, line)).collect(toImmutableList()),
          NpyTable.readGrowing(folder.resolve(EMBEDDINGS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FacePhoto photo(Path list, String line) {
    List<String> cells = TABS.splitToList(line);
    checkArgument(
        cells.size() == 1 + 2 * Landmarks.COUNT,
        "%s: a line has %s cells, must be a path and ten numbers: %s",
        list,
        cells.size(),
        line);
    float[] numbers = new float[2 * Landmarks.COUNT];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(cells.get(i + 1));
    }
    return new FacePhoto(
        key(Path.of(cells.get(0))), Optional.empty(), Optional.of(Landmarks.of(numbers)));
  }

  /** The line of a face. */
  static String line(Path picture, Landmarks landmarks) {
    StringBuilder line = new StringBuilder(key(picture).toString());
    for (Landmarks.Point point : landmarks.points()) {
      line.append('\t').append(hundredths(point.x())).append('\t').append(hundredths(point.y()));
    }
    return line.toString();
  }

  private static float hundredths(float pixels) {
    return Math.round(pixels * 100) / 100f;
  }

  /** The paths that lines of such a file begin with; none where there is no file. */
  static ImmutableList<Path> pathsIn(Path file) throws IOException {
    if (!Files.exists(file)) {
      return ImmutableList.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> key(Path.of(line.substring(0, Math.max(0, line.indexOf('\t'))))))
          .collect(toImmutableList());
    }
  }
}
