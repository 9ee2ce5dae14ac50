package io.facerec.image;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The five landmarks of a face in pixels of the upright photo, in this order: the eye left in the
 * picture, the eye right in the picture, the tip of the nose, the mouth corner left in the picture,
 * the mouth corner right in the picture.
 *
 * @param points five points
 */
public record Landmarks(List<Point> points) {
  /** How many points a face has. */
  public static final int COUNT = 5;

  /** Checks the number of points. */
  public Landmarks {
    points = ImmutableList.copyOf(points);
    checkArgument(points.size() == COUNT, "%s points, must be %s", points.size(), COUNT);
  }

  /**
   * A place in the photo.
   *
   * @param x pixels from the left edge, finite
   * @param y pixels from the top edge, finite
   */
  public record Point(float x, float y) {
    /** Checks that both are finite. */
    public Point {
      checkArgument(Float.isFinite(x) && Float.isFinite(y), "(%s, %s) is not finite", x, y);
    }
  }

  /** The points of {@code x1 y1 ... x5 y5}. */
  public static Landmarks of(float... coordinates) {
    checkArgument(coordinates.length == 2 * COUNT, "%s numbers, must be 10", coordinates.length);
    ImmutableList.Builder<Point> points = ImmutableList.builder();
    for (int i = 0; i < COUNT; i++) {
      points.add(new Point(coordinates[2 * i], coordinates[2 * i + 1]));
    }
    return new Landmarks(points.build());
  }

  /** Pixels between the eyes. */
  public double eyeDistance() {
    Point left = points.get(0);
    Point right = points.get(1);
    return Math.hypot(right.x() - left.x(), right.y() - left.y());
  }
}
