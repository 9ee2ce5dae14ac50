package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of numbers in NumPy's file format (numpy.lib.format, versions 1 to 3): two dimensions,
 * row by row, little endian, of float16, float32 or int8. The file is kept in memory as it is.
 * Immutable.
 */
public final class NpyTable {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCRIPTION = Pattern.compile("'descr': *'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *False");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\((\\d+), *(\\d+),?\\)");

  private enum Type {
    FLOAT16("<f2", 2),
    FLOAT32("<f4", 4),
    INT8("|i1", 1);

    private final String description;
    private final int bytes;

    Type(String description, int bytes) {
      this.description = description;
      this.bytes = bytes;
    }
  }

  private final ByteBuffer file;
  private final int start;
  private final Type type;
  private final int rows;
  private final int columns;

  private NpyTable(ByteBuffer file, int start, Type type, int rows, int columns) {
    this.file = file;
    this.start = start;
    this.type = type;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Reads a table.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is no such table, or its length not what its header says
   */
  public static NpyTable read(Path path) {
    return read(path, false);
  }

  /** Reads a table that {@link AppendedRows} may be adding to: what its header tells of. */
  static NpyTable readGrowing(Path path) {
    return read(path, true);
  }

  private static NpyTable read(Path path, boolean growing) {
    try {
      return parse(path.toString(), Files.readAllBytes(path), growing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NpyTable parse(String name, byte[] bytes, boolean growing) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    checkArgument(
        bytes.length >= 12 && file.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC)),
        "%s is no NumPy file",
        name);
    boolean old = bytes[6] == 1;
    int headerAt = old ? 10 : 12;
    int length = old ? Short.toUnsignedInt(file.getShort(8)) : file.getInt(8);
    checkArgument(
        length >= 0 && length <= bytes.length - headerAt, "%s ends within its header", name);
    String header = new String(bytes, headerAt, length, StandardCharsets.ISO_8859_1);
    Type type = type(name, header);
    checkArgument(
        ORDER.matcher(header).find(), "%s is stored column by column, must be by row", name);
    Matcher shape = SHAPE.matcher(header);
    checkArgument(shape.find(), "%s is not a table of two dimensions: %s", name, header.strip());
    int rows = Integer.parseInt(shape.group(1));
    int columns = Integer.parseInt(shape.group(2));
    int start = headerAt + length;
    long told = (long) rows * columns * type.bytes;
    int there = bytes.length - start;
    checkArgument(
        told == there || (growing && told < there),
        "%s has %s bytes of numbers, not as many as its header says: %s",
        name,
        there,
        header.strip());
    return new NpyTable(file, start, type, rows, columns);
  }

  private static Type type(String name, String header) {
    Matcher description = DESCRIPTION.matcher(header);
    if (description.find()) {
      for (Type type : Type.values()) {
        if (type.description.equals(description.group(1))) {
          return type;
        }
      }
    }
    throw new IllegalArgumentException(
        name + " holds neither <f2, <f4 nor |i1 numbers: " + header.strip());
  }

  /** How many rows. */
  public int rows() {
    return rows;
  }

  /** Numbers in a row. */
  public int columns() {
    return columns;
  }

  /** A copy of a row's numbers as they stand in the file. */
  public float[] row(int row) {
    checkElementIndex(row, rows);
    float[] values = new float[columns];
    int at = start + row * columns * type.bytes;
    for (int i = 0; i < columns; i++) {
      values[i] =
          switch (type) {
            case FLOAT16 -> half(file.getShort(at + 2 * i));
            case FLOAT32 -> file.getFloat(at + 4 * i);
            case INT8 -> file.get(at + i);
          };
    }
    return values;
  }

  /** IEEE 754 binary16; Float.float16ToFloat comes with Java 20. */
  private static float half(short bits) {
    int sign = (bits & 0x8000) == 0 ? 1 : -1;
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 31) {
      return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    return exponent == 0
        ? sign * Math.scalb((float) fraction, -24)
        : sign * Math.scalb((float) (0x400 | fraction), exponent - 25);
  }
}
