package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NpyTableTest {
  @TempDir Path folder;

  private Path file(int version, String type, String fortran, String shape, byte[] numbers)
      throws IOException {
    byte[] header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }   \n"
            .formatted(type, fortran, shape)
            .getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    file.put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) header.length);
    } else {
      file.putInt(header.length);
    }
    file.put(header).put(numbers);
    byte[] bytes = new byte[file.position()];
    file.flip().get(bytes);
    return Files.write(folder.resolve("table.npy"), bytes);
  }

  @Test
  void reads_float16() throws IOException {
    // 1, -2, 2^-24 (the smallest), 65504 (the greatest), infinity, -0
    byte[] numbers = {0, 0x3c, 0, (byte) 0xc0, 1, 0, (byte) 0xff, 0x7b, 0, 0x7c, 0, (byte) 0x80};
    NpyTable table = NpyTable.read(file(1, "<f2", "False", "(2, 3)", numbers));
    assertEquals(2, table.rows());
    assertEquals(3, table.columns());
    assertArrayEquals(new float[] {1, -2, (float) Math.pow(2, -24)}, table.row(0));
    assertArrayEquals(new float[] {65504, Float.POSITIVE_INFINITY, -0f}, table.row(1));
  }

  @Test
  void reads_int8_of_a_version_2_file() throws IOException {
    NpyTable table = NpyTable.read(file(2, "|i1", "False", "(3, 1)", new byte[] {5, -128, 127}));
    assertArrayEquals(new float[] {-128}, table.row(1));
  }

  @Test
  void reads_float32() throws IOException {
    byte[] numbers =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(0.1f).putFloat(-7).array();
    assertArrayEquals(
        new float[] {0.1f, -7}, NpyTable.read(file(1, "<f4", "False", "(1, 2)", numbers)).row(0));
  }

  @Test
  void refuses_what_it_would_read_wrongly() throws IOException {
    refuses(file(1, "<f8", "False", "(1, 1)", new byte[8]), "neither");
    refuses(file(1, "|i1", "True", "(1, 1)", new byte[1]), "column by column");
    refuses(file(1, "|i1", "False", "(4,)", new byte[4]), "two dimensions");
    refuses(file(1, "|i1", "False", "(2, 2)", new byte[3]), "3 bytes");
    refuses(Files.write(folder.resolve("no.npy"), new byte[20]), "no NumPy file");
  }

  private static void refuses(Path file, String reason) {
    var e = assertThrows(IllegalArgumentException.class, () -> NpyTable.read(file));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }
}
