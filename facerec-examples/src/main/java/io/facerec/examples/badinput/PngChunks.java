package io.facerec.examples.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.primitives.Bytes;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The pieces of a PNG (third edition, section 5): length, type, data, checksum. */
final class PngChunks {
  private static final int SIGNATURE = 8;
  private static final int HEADER_END = SIGNATURE + 12 + 13;

  private PngChunks() {}

  /** The file with one more chunk behind its header. */
  static byte[] with(byte[] png, String type, byte[] data) {
    return Pieces.inserted(png, HEADER_END, chunk(type, data));
  }

  /** A header that claims a size, and no pixels. */
  static byte[] thatClaims(int width, int height) {
    byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).putInt(0x08020000).array();
    return Bytes.concat(
        "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1),
        chunk("IHDR", header),
        chunk("IDAT", new byte[0]),
        chunk("IEND", new byte[0]));
  }

  /** The same file with checksums that fit, as far as it is a chain of chunks. */
  static byte[] withRightChecksums(byte[] png) {
    ByteBuffer file = ByteBuffer.wrap(png.clone());
    int at = SIGNATURE;
    while (at + 12 <= png.length) {
      int length = file.getInt(at);
      if (length < 0 || length > png.length - at - 12) {
        break;
      }
      file.putInt(at + 8 + length, checksum(png, at + 4, length + 4));
      at += 12 + length;
    }
    return file.array();
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] named = Bytes.concat(type.getBytes(ISO_8859_1), data);
    return ByteBuffer.allocate(named.length + 8)
        .putInt(data.length)
        .put(named)
        .putInt(checksum(named, 0, named.length))
        .array();
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }
}
