package io.facerec.image;

import java.io.DataInputStream;
import java.io.IOException;

/** Walks the chunks of a PNG (third edition, section 11) up to its pixels. */
final class PngHeader {
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int TRNS = 0x74524E53;
  private static final int EXIF = 0x65584966;

  /** Longer EXIF than a JPEG could hold is not looked at. */
  private static final int MAX_EXIF = 1 << 16;

  private PngHeader() {}

  static PictureHeader read(DataInputStream in) throws IOException {
    in.skipNBytes(8);
    long width = 0;
    long height = 0;
    boolean transparent = false;
    Orientation orientation = Orientation.UPRIGHT;
    while (true) {
      long length = Integer.toUnsignedLong(in.readInt());
      int type = in.readInt();
      if (type == IDAT || type == IEND) {
        return new PictureHeader(PictureFormat.PNG, width, height, transparent, orientation);
      }
      if (type == IHDR && length >= 10 && width == 0) { // a second one would be an error
        width = Integer.toUnsignedLong(in.readInt());
        height = Integer.toUnsignedLong(in.readInt());
        in.skipNBytes(1); // bits a sample
        transparent = (in.readUnsignedByte() & 4) != 0;
        length -= 10;
      } else if (type == TRNS) {
        transparent = true;
      } else if (type == EXIF && length <= MAX_EXIF) {
        byte[] exif = new byte[(int) length];
        in.readFully(exif);
        orientation = Exif.orientation(exif, 0);
        length = 0;
      }
      in.skipNBytes(length + 4); // and the checksum
    }
  }
}
