package io.facerec.examples.badinput;

import com.google.common.primitives.Bytes;
import java.util.Arrays;

/** Files taken apart and put together. */
final class Pieces {
  private Pieces() {}

  static byte[] inserted(byte[] file, int at, byte[] piece) {
    return Bytes.concat(Arrays.copyOf(file, at), piece, Arrays.copyOfRange(file, at, file.length));
  }

  /** The file without what lies in [from, to). */
  static byte[] without(byte[] file, int from, int to) {
    return Bytes.concat(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length));
  }
}
