package io.facerec.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Walks the segments of a JPEG (ITU-T T.81, annex B) up to its frame header. */
final class JpegHeader {
  private static final int APP1 = 0xE1;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final String EXIF = "Exif\0\0";

  private JpegHeader() {}

  static PictureHeader read(DataInputStream in) throws IOException {
    in.skipNBytes(2);
    Orientation orientation = null;
    while (true) {
      int marker = nextMarker(in);
      if (marker == END_OF_IMAGE || marker == START_OF_SCAN) {
        throw new EOFException("no frame header before marker " + Integer.toHexString(marker));
      }
      if (standsAlone(marker)) {
        continue;
      }
      int length = in.readUnsignedShort() - 2;
      if (length < 0) {
        throw new EOFException("a segment of length " + (length + 2));
      }
      if (isStartOfFrame(marker)) {
        in.skipNBytes(1); // bits a sample
        int height = in.readUnsignedShort();
        int width = in.readUnsignedShort();
        return new PictureHeader(
            PictureFormat.JPEG,
            width,
            height,
            false,
            orientation == null ? Orientation.UPRIGHT : orientation);
      }
      if (marker == APP1 && orientation == null) {
        byte[] segment = new byte[length];
        in.readFully(segment);
        if (new String(segment, ISO_8859_1).startsWith(EXIF)) {
          orientation = Exif.orientation(segment, EXIF.length());
        }
      } else {
        in.skipNBytes(length);
      }
    }
  }

  /** A marker is FF, fill bytes FF, then its code; decoders skip anything before it. */
  private static int nextMarker(DataInputStream in) throws IOException {
    while (in.readUnsignedByte() != 0xFF) {}
    int code;
    do {
      code = in.readUnsignedByte();
    } while (code == 0xFF);
    return code;
  }

  private static boolean standsAlone(int marker) {
    return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }

  /** SOF0 to SOF15 but for DHT (C4), JPG (C8) and DAC (CC), which share their range. */
  private static boolean isStartOfFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }
}
