package io.facerec.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.facerec.exception.UnreadablePhotoException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Walks the segments of a JPEG (ITU-T T.81, annex B) up to its pixels. */
final class JpegHeader {
  private static final int APP1 = 0xE1;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;

  /** Editors write about ten, and the most that libjpeg's own scripts make is 64. */
  private static final int MAX_SCANS = 100;

  private static final String EXIF = "Exif\0\0";

  private JpegHeader() {}

  /**
   * Reads up to the first scan, and where others may follow, to the end.
   *
   * @throws UnreadablePhotoException if it has more scans than a picture needs
   */
  static PictureHeader read(String photo, DataInputStream in) throws IOException {
    in.skipNBytes(2);
    Orientation orientation = null;
    Frame frame = null;
    while (true) {
      int marker = nextMarker(in);
      if (standsAlone(marker)) {
        continue;
      }
      if (marker == END_OF_IMAGE || (marker == START_OF_SCAN && frame == null)) {
        throw new EOFException("no frame header before marker " + Integer.toHexString(marker));
      }
      int length = in.readUnsignedShort() - 2;
      if (length < 0) {
        throw new EOFException("a segment of length " + (length + 2));
      }
      if (marker == START_OF_SCAN && frame != null) {
        if (frame.progressive || in.readUnsignedByte() < frame.components) {
          checkScans(photo, in);
        }
        return new PictureHeader(
            PictureFormat.JPEG,
            frame.width,
            frame.height,
            false,
            orientation == null ? Orientation.UPRIGHT : orientation);
      }
      if (isStartOfFrame(marker) && frame == null) {
        frame = Frame.read(marker, in);
        in.skipNBytes(length - Frame.BYTES);
      } else if (marker == APP1 && orientation == null) {
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

  private record Frame(boolean progressive, int width, int height, int components) {
    static final int BYTES = 6;

    static Frame read(int marker, DataInputStream in) throws IOException {
      in.skipNBytes(1); // bits a sample
      int height = in.readUnsignedShort();
      int width = in.readUnsignedShort();
      return new Frame((marker & 3) == 2, width, height, in.readUnsignedByte());
    }
  }

  /**
   * A scan of a few bytes takes as long as all pixels do: a small file of many would take hours.
   */
  private static void checkScans(String photo, DataInputStream in) throws IOException {
    byte[] piece = new byte[1 << 16];
    byte before = 0;
    int scans = 1;
    for (int count = in.read(piece); count > 0; count = in.read(piece)) {
      for (int i = 0; i < count; i++) {
        if (before == (byte) 0xFF && piece[i] == (byte) START_OF_SCAN) {
          scans++;
        }
        before = piece[i];
      }
      if (scans > MAX_SCANS) {
        throw new UnreadablePhotoException(
            photo,
            "it has more than %d scans, which no camera writes; save it anew".formatted(MAX_SCANS),
            null);
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
