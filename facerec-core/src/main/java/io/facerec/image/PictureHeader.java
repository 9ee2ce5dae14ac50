package io.facerec.image;

import io.facerec.exception.UnreadablePhotoException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * What a picture says of itself before any pixel is decoded.
 *
 * @param format how it is coded
 * @param width pixels of a stored row, at least 1; columns of the upright photo if orientation does
 *     not swap
 * @param height stored rows, at least 1
 * @param transparent whether it may have transparent pixels
 * @param orientation what turns it upright
 */
record PictureHeader(
    PictureFormat format, long width, long height, boolean transparent, Orientation orientation) {

  /**
   * Reads no further than it must.
   *
   * @throws UnreadablePhotoException if it is empty, no picture, of a format that is not decoded,
   *     or ends within its header
   */
  static PictureHeader read(String photo, InputStream in) throws IOException {
    byte[] start = in.readNBytes(PictureFormat.SIGNATURE_BYTES);
    if (start.length == 0) {
      throw new UnreadablePhotoException(photo, "it is empty; get another copy", null);
    }
    PictureFormat format =
        PictureFormat.of(start)
            .orElseThrow(
                () ->
                    new UnreadablePhotoException(
                        photo, "it is no picture; leave it out, or give a JPEG or PNG", null));
    if (!format.readable()) {
      throw new UnreadablePhotoException(
          photo, format + " is not supported; convert it to JPEG or PNG", null);
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
    PictureHeader header;
    try {
      header = read(photo, format, new DataInputStream(whole));
    } catch (EOFException e) {
      throw new UnreadablePhotoException(
          photo, "it ends before its pixels begin, so it is cut short; get another copy", e);
    }
    if (header.width < 1 || header.height < 1) {
      throw new UnreadablePhotoException(
          photo,
          "its header claims %d x %d pixels, so it is damaged; get another copy"
              .formatted(header.width, header.height),
          null);
    }
    return header;
  }

  private static PictureHeader read(String photo, PictureFormat format, DataInputStream in)
      throws IOException {
    return switch (format) {
      case JPEG -> JpegHeader.read(photo, in);
      case PNG -> PngHeader.read(in);
      case GIF -> GifReader.header(in);
      case BMP -> readBmp(in);
      default -> ImageIoPictures.header(format, in);
    };
  }

  /**
   * BITMAPCOREHEADER (12 bytes) has 16-bit sizes, all others 32-bit; a negative height is top down.
   * Made for printers, one may hold a JPEG or PNG, whose size need not be the one that it claims.
   */
  private static PictureHeader readBmp(DataInputStream in) throws IOException {
    in.skipNBytes(14);
    boolean core = Integer.reverseBytes(in.readInt()) == 12;
    long width =
        core
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.reverseBytes(in.readInt());
    long height =
        core
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Math.abs((long) Integer.reverseBytes(in.readInt()));
    in.skipNBytes(4);
    int compression = core ? 0 : Integer.reverseBytes(in.readInt());
    if (compression == 4 || compression == 5) {
      throw new IOException("a BMP around a JPEG or PNG is not supported");
    }
    return new PictureHeader(PictureFormat.BMP, width, height, false, Orientation.UPRIGHT);
  }

  /** Columns of the upright photo. */
  long uprightWidth() {
    return orientation.swapped() ? height : width;
  }

  /** Rows of the upright photo. */
  long uprightHeight() {
    return orientation.swapped() ? width : height;
  }
}
