package io.facerec.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.regex.Pattern;

/** Kinds of pictures, told apart by their first bytes, never by the file's name. */
enum PictureFormat {
  JPEG("\\xFF\\xD8\\xFF.*"),
  PNG("\\x89PNG\\r\\n\\x1A\\n.*"),
  GIF("GIF8[79]a.*"),
  BMP("BM.{4}\\x00{4}.{4}[\\x0C\\x28\\x34\\x38\\x40\\x6C\\x7C]\\x00{3}.*"),
  WEBP("RIFF.{4}WEBP.*"),
  TIFF("(II[\\x2A\\x2B]\\x00|MM\\x00[\\x2A\\x2B]).*"),
  AVIF(".{4}ftypavi[fs].*"),
  HEIC(".{4}ftyp(hei|hev|mif|msf|miaf).*"),
  JPEG_2000("(\\x00{3}\\x0CjP  |\\xFF\\x4F\\xFF\\x51).*"),
  JPEG_XL("(\\x00{3}\\x0CJXL |\\xFF\\x0A).*"),
  /** A picture in memory: no bytes are its signature. */
  RASTER("(?!)");

  /** The first bytes that {@link #of} looks at. */
  static final int SIGNATURE_BYTES = 32;

  private final Pattern signature;

  PictureFormat(String signature) {
    this.signature = Pattern.compile(signature, Pattern.DOTALL);
  }

  /** The format of a file that begins with these bytes, or none where it is no known picture. */
  static Optional<PictureFormat> of(byte[] start) {
    String text = new String(start, ISO_8859_1);
    for (PictureFormat format : values()) {
      if (format.signature.matcher(text).matches()) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Whether it can be decoded here: more than JPEG, PNG and GIF depends on ImageIO's readers. */
  boolean readable() {
    return isReadByTensorFlow() || this == GIF || ImageIoPictures.canRead(this);
  }

  /** Whether the graph decodes it straight from the file: the others need preparation. */
  boolean isReadByTensorFlow() {
    return this == JPEG || this == PNG;
  }

  @Override
  public String toString() {
    return this == WEBP ? "WebP" : name().replace('_', ' ');
  }
}
