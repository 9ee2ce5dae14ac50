package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A table of signed bytes in NumPy's file format (numpy.lib.format, version 1) that rows are added
 * to. The header, which says how many rows there are, keeps its size and is rewritten each time
 * after the rows; rows beyond what it says are a killed writer's.
 */
final class AppendedRows {
  private static final int HEADER = 128;
  private static final int PREAMBLE = 10;

  private final Path file;
  private final int width;
  private int count;

  private AppendedRows(Path file, int width, int count) {
    this.file = file;
    this.width = width;
    this.count = count;
  }

  /**
   * Opens a table, which is made where there is none, or no more than a piece of its header.
   *
   * @throws IllegalArgumentException if its rows have another width
   */
  static AppendedRows open(Path file, int width) throws IOException {
    if (!Files.exists(file) || Files.size(file) < HEADER) {
      AppendedRows none = new AppendedRows(file, width, 0);
      none.truncate(0);
      return none;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer head = ByteBuffer.allocate(HEADER);
      channel.read(head, 0);
      String words = new String(head.array(), ISO_8859_1);
      checkArgument(
          words.contains(columns(width)), "%s: rows are not %s bytes: %s", file, width, words);
      return new AppendedRows(file, width, Math.toIntExact((channel.size() - HEADER) / width));
    }
  }

  private static String columns(int width) {
    return ", %d), }".formatted(width);
  }

  int count() {
    return count;
  }

  int width() {
    return width;
  }

  /** Keeps the first rows alone. */
  void truncate(int rows) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      head(channel, rows); // first, so that at no time it tells of rows that are not there
      channel.truncate(HEADER + (long) rows * width);
    }
  }

  /** Adds whole rows. */
  void append(byte[] rows) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(rows), HEADER + (long) count * width);
      head(channel, count + rows.length / width);
    }
  }

  private void head(FileChannel channel, int rows) throws IOException {
    String words = "{'descr': '|i1', 'fortran_order': False, 'shape': (" + rows + columns(width);
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put(NpyTable.MAGIC).put((byte) 1).put((byte) 0).putShort((short) (HEADER - PREAMBLE));
    header.put("%-117s\n".formatted(words).getBytes(ISO_8859_1)).flip();
    channel.write(header, 0);
    count = rows;
  }
}
