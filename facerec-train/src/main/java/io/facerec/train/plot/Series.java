package io.facerec.train.plot;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Optional;

/**
 * Points of a chart that belong together. Immutable.
 *
 * @param name for the legend; empty, it is not named there
 * @param style how it is drawn
 * @param x one or more, finite
 * @param y as many, finite
 * @param spread half the length of each point's error bar, not negative; absent, no bars
 */
public record Series(
    String name,
    Style style,
    ImmutableDoubleArray x,
    ImmutableDoubleArray y,
    Optional<ImmutableDoubleArray> spread) {
  /** How a series is drawn. */
  public enum Style {
    /** A line through the points, in their order. */
    LINE,
    /** A thin grey dashed line: something to compare with. */
    REFERENCE,
    /** The points alone. */
    POINTS,
    /** A line through the points, which are marked. */
    MARKED_LINE
  }

  /** Checks that the numbers fit each other. */
  public Series {
    checkArgument(!x.isEmpty(), "the series '%s' has no point", name);
    checkLength(name, "y", x, y);
    checkFinite(name, x);
    checkFinite(name, y);
    spread.ifPresent(
        bars -> {
          checkLength(name, "error", x, bars);
          checkFinite(name, bars);
          double least = bars.stream().min().orElseThrow();
          checkArgument(least >= 0, "an error bar of '%s' is %s, must be 0 or more", name, least);
        });
  }

  private static void checkLength(
      String name, String what, ImmutableDoubleArray x, ImmutableDoubleArray values) {
    checkArgument(
        values.length() == x.length(),
        "the series '%s' has %s x, but %s %s values",
        name,
        x.length(),
        values.length(),
        what);
  }

  private static void checkFinite(String name, ImmutableDoubleArray values) {
    values.forEach(
        value -> checkArgument(Double.isFinite(value), "the series '%s' holds %s", name, value));
  }

  /** A line through these points. */
  public static Series line(String name, double[] x, double[] y) {
    return of(name, Style.LINE, x, y);
  }

  /** A dashed line through these points, to compare with. */
  public static Series reference(String name, double[] x, double[] y) {
    return of(name, Style.REFERENCE, x, y);
  }

  /** These points alone. */
  public static Series points(String name, double[] x, double[] y) {
    return of(name, Style.POINTS, x, y);
  }

  /** A line through these points, which are marked. */
  public static Series markedLine(String name, double[] x, double[] y) {
    return of(name, Style.MARKED_LINE, x, y);
  }

  private static Series of(String name, Style style, double[] x, double[] y) {
    return new Series(
        name,
        style,
        ImmutableDoubleArray.copyOf(x),
        ImmutableDoubleArray.copyOf(y),
        Optional.empty());
  }

  /**
   * The same with error bars.
   *
   * @param half of each bar, from the point up and down, such as a standard error
   */
  public Series withErrorBars(double[] half) {
    return new Series(name, style, x, y, Optional.of(ImmutableDoubleArray.copyOf(half)));
  }
}
