package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.image.Landmarks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Fills a {@link TaughtFolder}, and goes on with one that is there: what a killed writer left half
 * written is cut off. Faces are on disk after {@link #flush}. For one thread; close it.
 */
public final class TaughtFolderWriter implements AutoCloseable {
  private final Path folder;
  private final AppendedRows rows;
  private final Set<Path> done = new HashSet<>();
  private final StringBuilder faces = new StringBuilder();
  private final StringBuilder skipped = new StringBuilder();
  private final ByteArrayOutputStream embeddings = new ByteArrayOutputStream();

  private TaughtFolderWriter(Path folder, AppendedRows rows) {
    this.folder = folder;
    this.rows = rows;
  }

  /**
   * Opens a folder, which is made where there is none.
   *
   * @param width values of an embedding
   * @throws UncheckedIOException if the folder cannot be written
   * @throws IllegalArgumentException if it holds embeddings of another width
   */
  public static TaughtFolderWriter open(Path folder, int width) {
    try {
      Files.createDirectories(folder);
      TaughtFolderWriter writer =
          new TaughtFolderWriter(
              folder, AppendedRows.open(folder.resolve(TaughtFolder.EMBEDDINGS), width));
      writer.mend();
      return writer;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder, e);
    }
  }

  /** Faces come to disk after their embeddings, so the shorter of both files is what is whole. */
  private void mend() throws IOException {
    Path list = folder.resolve(TaughtFolder.FACES);
    Path others = folder.resolve(TaughtFolder.SKIPPED);
    rows.truncate(keepLines(list, rows.count()));
    keepLines(others, Integer.MAX_VALUE);
    TaughtFolder.pathsIn(list).forEach(done::add);
    TaughtFolder.pathsIn(others).forEach(done::add);
  }

  /** Cuts off what follows the first whole lines, at most so many, and tells how many they are. */
  private static int keepLines(Path file, int most) throws IOException {
    byte[] lines = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    int count = 0;
    int end = 0;
    for (int i = 0; i < lines.length && count < most; i++) {
      if (lines[i] == '\n') {
        count++;
        end = i + 1;
      }
    }
    if (end < lines.length) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
    }
    return count;
  }

  /** How many faces are in the folder, those not flushed yet among them. */
  public int size() {
    return rows.count() + embeddings.size() / rows.width();
  }

  /** Whether this picture was added or skipped before. */
  public boolean isDone(Path picture) {
    return done.contains(TaughtFolder.key(picture));
  }

  /**
   * Adds a face.
   *
   * @param picture that shows it
   * @param landmarks in pixels of the picture
   * @param embedding the teacher's, of any length but 0
   */
  public void add(Path picture, Landmarks landmarks, float... embedding) {
    checkArgument(
        embedding.length == rows.width(), "%s values, must be %s", embedding.length, rows.width());
    faces.append(TaughtFolder.line(picture, landmarks)).append('\n');
    embeddings.writeBytes(UnitBytes.of(embedding));
    done.add(TaughtFolder.key(picture));
  }

  /** Names a picture that shows no face to learn from, and why. */
  public void skip(Path picture, String reason) {
    Path path = TaughtFolder.key(picture);
    skipped.append(path).append('\t').append(reason.replaceAll("\\s+", " ")).append('\n');
    done.add(path);
  }

  /** Writes what was added since the last time. */
  public void flush() {
    try {
      rows.append(embeddings.toByteArray());
      append(TaughtFolder.FACES, faces);
      append(TaughtFolder.SKIPPED, skipped);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder, e);
    }
    embeddings.reset();
    faces.setLength(0);
    skipped.setLength(0);
  }

  private void append(String name, StringBuilder lines) throws IOException {
    Files.writeString(
        folder.resolve(name),
        lines,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  @Override
  public void close() {
    flush();
  }
}
