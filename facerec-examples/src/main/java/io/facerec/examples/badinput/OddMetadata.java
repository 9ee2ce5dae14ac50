package io.facerec.examples.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Bytes;
import java.nio.ByteBuffer;

/** Whole pictures whose EXIF or colour profile is wrong: none of that may cost the photo. */
final class OddMetadata {
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final int RATIONAL = 5;
  private static final int EXIF_DIRECTORY = 0x8769;
  private static final int LONG = 4;

  private OddMetadata() {}

  static ImmutableList<Specimen> around(byte[] jpeg, byte[] png) {
    ImmutableList.Builder<Specimen> all = ImmutableList.builder();
    for (int orientation : new int[] {0, 1, 6, 9, 65_535}) {
      byte[] exif = directory(ORIENTATION, SHORT, 1, orientation << 16, 0);
      all.add(new Specimen("orientation-" + orientation + ".jpg", exif(jpeg, exif)));
      all.add(
          new Specimen("orientation-" + orientation + ".png", PngChunks.with(png, "eXIf", exif)));
    }
    byte[] rationals = directory(ORIENTATION, RATIONAL, Integer.MAX_VALUE, 8, 0);
    byte[] pastTheEnd = directory(ORIENTATION, SHORT, 0x7FFF, Integer.MAX_VALUE, 0);
    byte[] nextIsItself = directory(ORIENTATION, SHORT, 1, 6 << 16, 8);
    byte[] withinItself = directory(EXIF_DIRECTORY, LONG, 1, 8, 8);
    for (byte[] exif : new byte[][] {rationals, pastTheEnd, nextIsItself, withinItself}) {
      all.add(new Specimen("exif.jpg", exif(jpeg, exif)));
      all.add(new Specimen("exif.png", PngChunks.with(png, "eXIf", exif)));
    }
    byte[] profile = "ICC_PROFILE\0\u0009\u0001no profile".getBytes(ISO_8859_1);
    all.add(new Specimen("icc.jpg", JpegSegments.with(jpeg, 2, profile)));
    all.add(new Specimen("icc.png", PngChunks.with(png, "iCCP", profile)));
    all.add(new Specimen("twice.png", PngChunks.with(png, "IHDR", new byte[13])));
    return all.build();
  }

  private static byte[] exif(byte[] jpeg, byte[] block) {
    return JpegSegments.with(jpeg, 1, Bytes.concat("Exif\0\0".getBytes(ISO_8859_1), block));
  }

  /** A block with one directory of one entry (TIFF 6.0, section 2), big end first. */
  private static byte[] directory(int tag, int type, int count, int value, int next) {
    return ByteBuffer.allocate(26)
        .put("MM\0*".getBytes(ISO_8859_1))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) tag)
        .putShort((short) type)
        .putInt(count)
        .putInt(value)
        .putInt(next)
        .array();
  }
}
