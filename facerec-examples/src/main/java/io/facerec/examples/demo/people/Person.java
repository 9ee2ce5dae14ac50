package io.facerec.examples.demo.people;

import java.util.Random;

/**
 * Somebody who does not exist: a draw from how people differ. The same seed is the same person.
 *
 * @param seed who it is
 */
public record Person(long seed) {
  /** A name for captions and files: {@code person-7}. */
  public String name() {
    return "person-" + seed;
  }

  /** So many independent standard normal numbers. */
  float[] codes(int count) {
    return normal(seed * 2, count);
  }

  /** What one photo of this person adds; the same number is the same photo. */
  float[] photoCodes(long photo, int count) {
    return normal((seed * 1_000_003 + photo) * 2 + 1, count);
  }

  private static float[] normal(long seed, int count) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L); // close seeds begin alike otherwise
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
