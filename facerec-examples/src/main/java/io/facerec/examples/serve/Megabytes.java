package io.facerec.examples.serve;

import java.util.Locale;

/** Sizes as people read them. */
final class Megabytes {
  private Megabytes() {}

  /** {@code "24.0 MB"}, a megabyte being 2^20 bytes. */
  static String of(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }
}
