package io.facerec.proposal;

/**
 * A part of a picture, as selective search compares it: its size, its bounding box, and histograms
 * of its colours and of its texture, each of which sums to 1.
 */
final class Region {
  private final int size;
  private final int left;
  private final int top;
  private final int right;
  private final int bottom;
  private final float[] colours;
  private final float[] texture;

  Region(int size, int left, int top, int right, int bottom, float[] colours, float[] texture) {
    this.size = size;
    this.left = left;
    this.top = top;
    this.right = right;
    this.bottom = bottom;
    this.colours = colours;
    this.texture = texture;
  }

  /** Both regions as one. */
  Region with(Region other) {
    return new Region(
        size + other.size,
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom),
        mean(colours, size, other.colours, other.size),
        mean(texture, size, other.texture, other.size));
  }

  private static float[] mean(float[] a, int weightA, float[] b, int weightB) {
    float[] mean = new float[a.length];
    float whole = (float) weightA + weightB;
    for (int i = 0; i < a.length; i++) {
      mean[i] = (a[i] * weightA + b[i] * weightB) / whole;
    }
    return mean;
  }

  /**
   * How well two regions go together (Uijlings et al. 2013, section 3.2): what their histograms
   * share, that both are small, and that one fills the gaps of the other; each from 0 to 1.
   *
   * @param pixels of the whole picture
   * @param byColour whether colours count
   */
  float similarity(Region other, int pixels, boolean byColour) {
    int hull =
        (Math.max(right, other.right) - Math.min(left, other.left))
            * (Math.max(bottom, other.bottom) - Math.min(top, other.top));
    float small = 1 - (float) (size + other.size) / pixels;
    float fill = 1 - (float) (hull - size - other.size) / pixels;
    float same = shared(texture, other.texture) + (byColour ? shared(colours, other.colours) : 0);
    return same + small + fill;
  }

  private static float shared(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.min(a[i], b[i]);
    }
    return sum;
  }

  /** Pixels. */
  int size() {
    return size;
  }

  /** The first column. */
  int left() {
    return left;
  }

  /** The first row. */
  int top() {
    return top;
  }

  /** The column after the last. */
  int right() {
    return right;
  }

  /** The row after the last. */
  int bottom() {
    return bottom;
  }

  /** How often each colour is met; sums to 1. */
  float[] colours() {
    return colours;
  }

  /** How steep it is in each direction; sums to 1, or to 0 where it is even. */
  float[] texture() {
    return texture;
  }
}
