package io.facerec.train.plot;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Optional;

/**
 * An axis of a chart. Immutable.
 *
 * @param title what is measured, with its unit if it has one
 * @param logarithmic whether equal ratios are equally long; values must be positive then
 * @param range what is shown; absent, all that the series hold
 */
public record Axis(String title, boolean logarithmic, Optional<Range> range) {
  /**
   * The part of an axis that is shown.
   *
   * @param min finite
   * @param max finite, greater than {@code min}
   */
  public record Range(double min, double max) {
    /** Checks the order. */
    public Range {
      checkArgument(
          Double.isFinite(min) && Double.isFinite(max) && min < max,
          "the range is %s to %s, must be finite and not empty",
          min,
          max);
    }
  }

  /** Checks that a logarithmic axis begins above 0. */
  public Axis {
    if (logarithmic && range.isPresent()) {
      double min = range.get().min();
      checkArgument(
          min > 0, "the logarithmic axis '%s' begins at %s, must begin above 0", title, min);
    }
  }

  /** An axis with equal steps that shows all values. */
  public static Axis of(String title) {
    return new Axis(title, false, Optional.empty());
  }

  /** The same with equal ratios. */
  public Axis onLogarithmicScale() {
    return new Axis(title, true, range);
  }

  /** The same from {@code min} to {@code max}, whatever the values. */
  public Axis from(double min, double max) {
    return new Axis(title, logarithmic, Optional.of(new Range(min, max)));
  }

  /** Whether a value has a place on this axis. */
  boolean holds(double value) {
    return Double.isFinite(value) && (!logarithmic || value > 0);
  }
}
