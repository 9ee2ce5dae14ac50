package io.facerec.train.evaluation.slice;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.image.Landmarks;
import java.util.Arrays;

/** What can be read off a face, in levels from easy (0) to hard. */
public final class FaceLevels {
  private FaceLevels() {}

  /**
   * How far a head is turned, by the landmarks: where the nose is between the eyes, along the line
   * of the eyes. 0 is frontal, 0.5 has the nose below an eye; about half the tangent of the angle.
   */
  public static double turn(Landmarks landmarks) {
    Landmarks.Point left = landmarks.points().get(0);
    Landmarks.Point right = landmarks.points().get(1);
    Landmarks.Point nose = landmarks.points().get(2);
    double x = (double) right.x() - left.x();
    double y = (double) right.y() - left.y();
    double along = (nose.x() - left.x()) * x + (nose.y() - left.y()) * y;
    return Math.abs(along / (x * x + y * y) - 0.5);
  }

  /** The level of each value: how many of the limits, in ascending order, it reaches. */
  public static int[] above(double[] values, double... limits) {
    return Arrays.stream(values)
        .mapToInt(value -> (int) Arrays.stream(limits).filter(limit -> value >= limit).count())
        .toArray();
  }

  /** Levels that hold as many faces each, the greatest values in level 0. */
  public static int[] equalParts(double[] values, int parts) {
    checkArgument(parts >= 1, "%s parts, must be at least 1", parts);
    double[] negated = Arrays.stream(values).map(value -> -value).toArray();
    double[] sorted = Arrays.stream(negated).sorted().toArray();
    double[] limits = new double[parts - 1];
    for (int i = 1; i < parts; i++) {
      limits[i - 1] = sorted[i * sorted.length / parts];
    }
    return above(negated, limits);
  }
}
