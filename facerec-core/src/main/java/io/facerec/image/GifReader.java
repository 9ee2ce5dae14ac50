package io.facerec.image;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Walks the blocks of a GIF (GIF89a, appendix B) as far as its first picture, since TensorFlow
 * would unpack all pictures of a moving one to show the first.
 */
final class GifReader {
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int COLOURS_FOLLOW = 0x80;

  private final DataInputStream in;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();

  private GifReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** The size is that of the first picture, which is what is decoded. */
  static PictureHeader header(InputStream in) throws IOException {
    GifReader reader = new GifReader(in);
    byte[] descriptor = reader.toFirstPicture();
    return new PictureHeader(
        PictureFormat.GIF,
        littleEndian(descriptor, 4),
        littleEndian(descriptor, 6),
        true,
        Orientation.UPRIGHT);
  }

  /** The same file without what follows its first picture. */
  static byte[] firstPicture(InputStream in) throws IOException {
    GifReader reader = new GifReader(in);
    byte[] descriptor = reader.toFirstPicture();
    reader.colours(descriptor[8]);
    reader.bytes(1); // the width of its codes
    reader.subBlocks();
    reader.read.write(TRAILER);
    return reader.read.toByteArray();
  }

  /** Reads the first picture's descriptor: left, top, width, height, flags. */
  private byte[] toFirstPicture() throws IOException {
    byte[] screen = bytes(13);
    colours(screen[10]);
    while (true) {
      int block = bytes(1)[0];
      if (block == PICTURE) {
        return bytes(9);
      }
      if (block != EXTENSION) {
        throw new EOFException("no picture before block " + block);
      }
      bytes(1); // its kind
      subBlocks();
    }
  }

  private void colours(byte flags) throws IOException {
    if ((flags & COLOURS_FOLLOW) != 0) {
      bytes(3 << ((flags & 7) + 1));
    }
  }

  private void subBlocks() throws IOException {
    int length;
    do {
      length = Byte.toUnsignedInt(bytes(1)[0]);
      bytes(length);
    } while (length > 0);
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    read.write(bytes);
    return bytes;
  }

  private static int littleEndian(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]) | (Byte.toUnsignedInt(bytes[at + 1]) << 8);
  }
}
