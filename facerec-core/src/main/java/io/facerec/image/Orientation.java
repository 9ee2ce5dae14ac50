package io.facerec.image;

/**
 * How a camera was held, as EXIF tag 0x0112 says it (Exif 2.32, 4.6.4 A): what turns its picture
 * upright is a swap of rows and columns, then a reversal of some axes.
 */
enum Orientation {
  UPRIGHT(false),
  MIRRORED(false, 1),
  TURNED_HALF(false, 0, 1),
  MIRRORED_DOWN(false, 0),
  TRANSPOSED(true),
  TURNED_LEFT(true, 1),
  TRANSVERSED(true, 0, 1),
  TURNED_RIGHT(true, 0);

  private final boolean swapped;

  @SuppressWarnings("ImmutableEnumChecker") // never handed out unless copied
  private final int[] reversed;

  Orientation(boolean swapped, int... reversed) {
    this.swapped = swapped;
    this.reversed = reversed;
  }

  /** The orientation of an EXIF value 1 to 8; other values are wrong and mean upright. */
  static Orientation ofExif(int value) {
    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
  }

  /** Whether rows become columns. */
  boolean swapped() {
    return swapped;
  }

  /** The order of the axes [height, width, channel] for a transpose. */
  int[] permutation() {
    return swapped ? new int[] {1, 0, 2} : new int[] {0, 1, 2};
  }

  /** The axes to reverse after the transpose. */
  int[] reversed() {
    return reversed.clone();
  }
}
