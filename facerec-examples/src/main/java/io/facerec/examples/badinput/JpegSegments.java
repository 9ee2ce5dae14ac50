package io.facerec.examples.badinput;

import com.google.common.primitives.Bytes;
import java.util.Arrays;
import java.util.Collections;

/** The pieces of a JPEG (ITU-T T.81, annex B): marker, length, data. */
final class JpegSegments {
  private static final byte MARKER = (byte) 0xFF;

  private JpegSegments() {}

  /** The file with one more segment, APP0 to APP15, in front. */
  static byte[] with(byte[] jpeg, int app, byte[] data) {
    int length = data.length + 2;
    byte[] head = {MARKER, (byte) (0xE0 + app), (byte) (length >> 8), (byte) length};
    return Pieces.inserted(jpeg, 2, Bytes.concat(head, data));
  }

  /**
   * The file with its first scan's head, of all components' DC, so many times: each asks for all
   * blocks.
   */
  static byte[] withScans(byte[] progressive, int scans) {
    int start =
        Collections.indexOfSubList(Bytes.asList(progressive), Bytes.asList(MARKER, (byte) 0xDA));
    int length = 2 + 256 * progressive[start + 2] + progressive[start + 3];
    byte[] head = Arrays.copyOfRange(progressive, start, start + length);
    byte[] many = new byte[scans * length];
    for (int i = 0; i < scans; i++) {
      System.arraycopy(head, 0, many, i * length, length);
    }
    return Pieces.inserted(progressive, start, many);
  }
}
