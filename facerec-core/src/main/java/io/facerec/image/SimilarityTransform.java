package io.facerec.image;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/**
 * A rotation, a uniform scale and a shift of the plane: x' = a x - b y + tx, y' = b x + a y + ty.
 *
 * @param a scale times the cosine of the angle
 * @param b scale times the sine of the angle
 * @param tx shift to the right, in pixels of the target
 * @param ty shift down, in pixels of the target
 */
public record SimilarityTransform(double a, double b, double tx, double ty) {
  /** Where the landmarks of an aligned face lie: ArcFace's template for 112x112 pixels. */
  public static final Landmarks TEMPLATE =
      Landmarks.of(
          38.2946f, 51.6963f, 73.5318f, 51.5014f, 56.0252f, 71.7366f, 41.5493f, 92.3655f, 70.7299f,
          92.2041f);

  /** Pixels of a side of an aligned face. */
  public static final int FACE_SIZE = 112;

  /** Checks that the transform can be undone. */
  public SimilarityTransform {
    checkArgument(
        Double.isFinite(a) && Double.isFinite(b) && a * a + b * b > 1e-12,
        "the scale is %s, must be positive and finite",
        Math.hypot(a, b));
  }

  /**
   * The transform that brings landmarks nearest to the {@link #TEMPLATE}, in the sense of least
   * squares (Umeyama 1991, without reflection).
   *
   * @throws IllegalArgumentException if all landmarks are one point
   */
  public static SimilarityTransform toTemplate(Landmarks landmarks) {
    List<Landmarks.Point> from = landmarks.points();
    List<Landmarks.Point> to = TEMPLATE.points();
    double fromX = from.stream().mapToDouble(Landmarks.Point::x).average().orElseThrow();
    double fromY = from.stream().mapToDouble(Landmarks.Point::y).average().orElseThrow();
    double toX = to.stream().mapToDouble(Landmarks.Point::x).average().orElseThrow();
    double toY = to.stream().mapToDouble(Landmarks.Point::y).average().orElseThrow();
    double along = 0;
    double across = 0;
    double squares = 0;
    for (int i = 0; i < Landmarks.COUNT; i++) {
      double x = from.get(i).x() - fromX;
      double y = from.get(i).y() - fromY;
      double u = to.get(i).x() - toX;
      double v = to.get(i).y() - toY;
      along += x * u + y * v;
      across += x * v - y * u;
      squares += x * x + y * y;
    }
    checkArgument(squares > 0, "all five landmarks are one point: %s", from.get(0));
    double a = along / squares;
    double b = across / squares;
    return new SimilarityTransform(a, b, toX - a * fromX + b * fromY, toY - b * fromX - a * fromY);
  }

  /** Pixels of the target for one of the source. */
  public double scale() {
    return Math.hypot(a, b);
  }

  /** The transform that undoes this one. */
  public SimilarityTransform inverse() {
    double squares = a * a + b * b;
    double c = a / squares;
    double d = -b / squares;
    return new SimilarityTransform(c, d, -c * tx + d * ty, -d * tx - c * ty);
  }

  /** Where the point (x, y) goes. */
  public Landmarks.Point apply(double x, double y) {
    return new Landmarks.Point((float) (a * x - b * y + tx), (float) (b * x + a * y + ty));
  }
}
