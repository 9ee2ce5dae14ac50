package io.facerec.train.detection.region;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Width and height of an anchor, or of a face, in pixels of the net's input.
 *
 * @param width positive, finite
 * @param height positive, finite
 */
public record AnchorSize(double width, double height) {
  /** Checks the sides. */
  public AnchorSize {
    checkArgument(
        width > 0 && height > 0 && Double.isFinite(width * height),
        "an anchor is %s x %s px, must be positive and finite",
        width,
        height);
  }

  double area() {
    return width * height;
  }

  /** Intersection over union with another box about the same middle, in (0, 1]. */
  public double overlap(AnchorSize other) {
    double shared = Math.min(width, other.width) * Math.min(height, other.height);
    return shared / (area() + other.area() - shared);
  }
}
