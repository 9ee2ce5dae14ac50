package io.facerec.examples.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where the results of a command go: a file that appears when it is complete and never half, or
 * stdout. UTF-8.
 *
 * <pre>{@code
 * try (ResultFile results = ResultFile.at(path)) {
 *   results.println("a line");
 *   results.complete(); // without it, closing leaves what was at the path before
 * }
 * }</pre>
 */
public final class ResultFile implements AutoCloseable {
  /** A file under construction, and where it goes. */
  private record Move(Path from, Path to) {}

  private final PrintWriter writer;
  private final Optional<Move> move;

  private ResultFile(PrintWriter writer, Optional<Move> move) {
    this.writer = writer;
    this.move = move;
  }

  static ResultFile standard(PrintWriter out) {
    return new ResultFile(out, Optional.empty());
  }

  /** Results for this file; folders that it needs are made. */
  public static ResultFile at(Path file) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.isDirectory(target)) {
        throw new IOException("it is a folder; name a file");
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) { // /dev/null, a pipe
        return standard(new PrintWriter(Files.newBufferedWriter(target, UTF_8)));
      }
      Files.createDirectories(target.getParent());
      // Beside its target, since a file moves at once within one file system only.
      Path part = target.resolveSibling("." + target.getFileName() + ".part");
      PrintWriter writer = new PrintWriter(Files.newBufferedWriter(part, UTF_8));
      part.toFile().deleteOnExit();
      return new ResultFile(writer, Optional.of(new Move(part, target)));
    } catch (IOException e) {
      throw failed(file.toString(), e);
    }
  }

  /** Writes a line, which ends in a line feed on every system. */
  public void println(String line) {
    write(line + "\n");
  }

  /**
   * Writes a text as it is.
   *
   * @throws UncheckedIOException if the disk is full or the reader of stdout went away
   */
  public void write(String text) {
    writer.write(text);
    if (move.isEmpty()) {
      check(); // or a search would go on for hours though `head` has had its ten lines
    }
  }

  /** Says that all is written: the file takes its place, over what was there. */
  public void complete() {
    check();
    move.ifPresent(
        file -> {
          writer.close();
          try {
            moveAtomically(file);
          } catch (IOException e) {
            throw failed(file.to().toString(), e);
          }
        });
  }

  @Override
  public void close() {
    move.ifPresent(
        file -> {
          writer.close();
          try {
            Files.deleteIfExists(file.from());
          } catch (IOException e) {
            throw failed(file.from().toString(), e);
          }
        });
  }

  private void check() {
    if (writer.checkError()) {
      String name = move.map(file -> file.to().toString()).orElse("the standard output");
      throw failed(name, new IOException("the disk is full, or nobody reads it"));
    }
  }

  private static void moveAtomically(Move file) throws IOException {
    try {
      Files.move(file.from(), file.to(), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(file.from(), file.to(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static UncheckedIOException failed(String name, IOException cause) {
    return new UncheckedIOException("cannot write " + name + ": " + cause.getMessage(), cause);
  }
}
