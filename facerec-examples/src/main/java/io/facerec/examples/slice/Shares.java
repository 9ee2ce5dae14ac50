package io.facerec.examples.slice;

import io.facerec.train.evaluation.Interval;
import java.util.Locale;
import java.util.Optional;

/** Shares in words. */
final class Shares {
  private Shares() {}

  /** {@code 70.5 (66.1-74.2)}: in percent, with the interval. */
  static String percent(double share, Optional<Interval> interval) {
    if (Double.isNaN(share)) {
      return "-";
    }
    return format("%.1f", 100 * share)
        + interval.map(i -> format(" (%.1f-%.1f)", 100 * i.low(), 100 * i.high())).orElse("");
  }

  /** {@code 1.30 (0.9-1.8)}: in thousandths, with the interval. */
  static String thousandths(double share, Optional<Interval> interval) {
    if (Double.isNaN(share)) {
      return "-";
    }
    return format("%.2f", 1000 * share)
        + interval.map(i -> format(" (%.2f-%.2f)", 1000 * i.low(), 1000 * i.high())).orElse("");
  }

  /** With a point, whatever the machine's language. */
  static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
