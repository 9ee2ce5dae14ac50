package io.facerec.image;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * An upright rectangle in pixels of the upright photo: origin top left, x right, y down,
 * coordinates are pixel edges. It may reach past the photo's border, where a face does.
 *
 * @param x left edge, finite
 * @param y top edge, finite
 * @param width greater than 0, finite
 * @param height greater than 0, finite
 */
public record Box(float x, float y, float width, float height) {
  /** Checks that the corner is finite and the size positive. */
  public Box {
    checkArgument(Float.isFinite(x) && Float.isFinite(y), "corner (%s, %s) is not finite", x, y);
    checkArgument(
        width > 0 && height > 0 && Float.isFinite(width * height),
        "size is %s x %s px, must be positive and finite",
        width,
        height);
  }

  /** The right edge. */
  public float right() {
    return x + width;
  }

  /** The bottom edge. */
  public float bottom() {
    return y + height;
  }

  /** Square pixels. */
  public double area() {
    return (double) width * height;
  }

  /** Square pixels shared with the other box, 0 where they do not meet. */
  public double intersection(Box other) {
    double shared = Math.min(right(), other.right()) - (double) Math.max(x, other.x);
    double sharedDown = Math.min(bottom(), other.bottom()) - (double) Math.max(y, other.y);
    return shared <= 0 || sharedDown <= 0 ? 0 : shared * sharedDown;
  }

  /** Area of what both share over the area of what either covers, in [0, 1]. */
  public double intersectionOverUnion(Box other) {
    double shared = intersection(other);
    return shared / (area() + other.area() - shared);
  }
}
