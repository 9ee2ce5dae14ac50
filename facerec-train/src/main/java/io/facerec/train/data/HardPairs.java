package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a stream finds pairs that the net gets wrong or nearly so: tables in files, each of which
 * serves for a period of the stream. The stream reads a table when it comes to the period, so a
 * training may write those to come while it goes on, and one that goes on after a stop finds those
 * that it wrote. In a period without a table all pairs are drawn as in a balanced stream.
 *
 * @param folder of the tables, without any of * ? [ ] in its path; made if absent
 * @param period pairs that a table serves for, at least 1
 * @param share of the pairs that come from the table, in [0, 1]
 */
public record HardPairs(Path folder, int period, double share) {
  private static final String ENDING = ".pairs";

  /** The name of the empty table that stands for one that is not there. */
  private static final String NONE = "none";

  /** Checks the ranges. */
  public HardPairs {
    checkArgument(period >= 1, "the period is %s pairs, must be at least 1", period);
    checkArgument(share >= 0 && share <= 1, "the share is %s, must be in [0, 1]", share);
    checkArgument(
        folder.toString().chars().noneMatch(c -> "*?[]".indexOf(c) >= 0),
        "%s must hold none of * ? [ ]",
        folder);
  }

  /** Tables in this folder, for 32,000 pairs each; half of the pairs come from them. */
  public static HardPairs in(Path folder) {
    return new HardPairs(folder, 32_000, 0.5);
  }

  /** The same with another period, best the pairs between two checkpoints. */
  public HardPairs period(int pairs) {
    return new HardPairs(folder, pairs, share);
  }

  /** The same with another share of hard pairs. */
  public HardPairs share(double hard) {
    return new HardPairs(folder, period, hard);
  }

  /**
   * Pairs by the numbers of their photos, in the order of {@link FaceFolder#photos}.
   *
   * @param same of one person: first, second, first, second, ...
   * @param different of two people
   */
  public record Table(ImmutableIntArray same, ImmutableIntArray different) {
    /** No pairs. */
    static final Table EMPTY = new Table(ImmutableIntArray.of(), ImmutableIntArray.of());

    /** Checks that photos come in pairs. */
    public Table {
      checkArgument(same.length() % 2 == 0, "%s photos are no pairs", same.length());
      checkArgument(different.length() % 2 == 0, "%s photos are no pairs", different.length());
    }
  }

  /** Whether the table of a period is there. */
  public boolean has(long number) {
    return Files.exists(file(Long.toString(number)));
  }

  /** Writes the table of a period, whole or not at all. */
  public void write(long number, Table table) {
    write(Long.toString(number), table);
  }

  private void write(String name, Table table) {
    int numbers = 2 + table.same().length() + table.different().length();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(4, numbers)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(table.same().length() / 2).putInt(table.different().length() / 2);
    table.same().forEach(bytes::putInt);
    table.different().forEach(bytes::putInt);
    Path part = folder.resolve(name + ".part");
    try {
      Files.createDirectories(folder);
      Files.write(part, bytes.array());
      Files.move(part, file(name), ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(name), e);
    }
  }

  /** Removes all tables, of a training that begins anew. */
  public void clear() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder, e);
    }
    writeNone();
  }

  /** Writes the table that stands for one that is not there; gives its path. */
  String writeNone() {
    write(NONE, Table.EMPTY);
    return file(NONE).toString();
  }

  /** What stands before a period's number in the path of its table, and what after it. */
  String prefix() {
    return PathTable.rootName(folder);
  }

  String ending() {
    return ENDING;
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }
}
