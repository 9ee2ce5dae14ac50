package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Where a figure lies, with 95 % confidence.
 *
 * @param low the lower end
 * @param high the upper end, not below it
 */
public record Interval(double low, double high) {
  private static final double TAIL = 0.025;
  private static final String LOW = "Low";
  private static final String HIGH = "High";

  /** Checks the order. */
  public Interval {
    checkArgument(low <= high, "the interval from %s to %s has no order", low, high);
  }

  /**
   * From the 2.5th to the 97.5th percentile of what resamples gave (the percentile bootstrap, Efron
   * 1979), linear between two values. Those that are not numbers are left out.
   *
   * @throws IllegalArgumentException if none is a number
   */
  static Interval ofResamples(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    checkArgument(sorted.length > 0, "no resample gave a number");
    return new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
  }

  /** Adds both ends to the figures of a model card, beside the figure of this name. */
  public void addTo(Map<String, Double> figures, String name) {
    figures.put(name + LOW, low);
    figures.put(name + HIGH, high);
  }

  /** What {@link #addTo} added for this figure, if it did. */
  public static Optional<Interval> in(Map<String, Double> figures, String name) {
    Double low = figures.get(name + LOW);
    Double high = figures.get(name + HIGH);
    return low == null || high == null ? Optional.empty() : Optional.of(new Interval(low, high));
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
