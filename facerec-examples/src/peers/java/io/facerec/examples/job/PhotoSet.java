package io.facerec.examples.job;

import java.util.List;
import java.util.Locale;

/**
 * Photos of one size with as many faces each; the person of the avatar is on every other one.
 *
 * @param megapixels of each photo, rounded
 * @param faces on each
 */
record PhotoSet(double megapixels, int faces, List<MadePhoto> photos) {
  PhotoSet {
    photos = List.copyOf(photos);
  }

  /** {@code "12"}, {@code "0.3"}. */
  String size() {
    return megapixels < 1
        ? String.format(Locale.ROOT, "%.1f", megapixels)
        : String.format(Locale.ROOT, "%.0f", megapixels);
  }
}
