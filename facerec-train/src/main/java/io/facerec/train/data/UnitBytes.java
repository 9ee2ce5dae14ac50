package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Unit vectors as signed bytes, {@value #SCALE} times each value: cosine to the exact one above
 * 0.9999. A value beyond 0.508 is cut to it; among 128 values hardly any is.
 */
final class UnitBytes {
  private static final int SCALE = 250;

  private UnitBytes() {}

  /** The bytes of a vector of any length but 0. */
  static byte[] of(float... row) {
    float[] unit = unit(row);
    byte[] bytes = new byte[unit.length];
    for (int i = 0; i < unit.length; i++) {
      bytes[i] = (byte) Math.max(-127, Math.min(127, Math.round(SCALE * unit[i])));
    }
    return bytes;
  }

  /** The vector brought to unit length. */
  static float[] unit(float... row) {
    double squares = 0;
    for (float value : row) {
      squares += (double) value * value;
    }
    checkArgument(squares > 0, "an embedding is zero");
    float[] unit = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      unit[i] = (float) (row[i] / Math.sqrt(squares));
    }
    return unit;
  }
}
