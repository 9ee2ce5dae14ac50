package io.facerec.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A piece of the file that can be checked by itself: kind (int8), length of the body (int32), body,
 * CRC-32C of all that (int32), little-endian.
 *
 * @param kind what the body is
 * @param body little-endian, from its beginning to its end
 */
record Frame(byte kind, ByteBuffer body) {
  /** First of a file: {@link IndexHeader}. */
  static final byte HEADER = 1;

  /** One photo: {@link PhotoCodec}. */
  static final byte PHOTO = 2;

  /** Last of a file: photos, faces (int64), and the CRC-32C of all bytes before it (int32). */
  static final byte END = 3;

  /** Bytes before the body. */
  static final int HEAD = Byte.BYTES + Integer.BYTES;

  /** Bytes after the body. */
  static final int TAIL = Integer.BYTES;

  /** The frame's bytes. */
  static byte[] encode(byte kind, byte[] body) {
    ByteBuffer bytes =
        ByteBuffer.allocate(HEAD + body.length + TAIL)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(kind)
            .putInt(body.length)
            .put(body);
    return bytes.putInt(checksum(bytes.slice(0, HEAD + body.length))).array();
  }

  static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
