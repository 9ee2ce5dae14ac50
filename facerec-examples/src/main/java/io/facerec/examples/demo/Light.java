package io.facerec.examples.demo;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Random;

/**
 * How a photo was exposed: {@code pixel = ((drawn - 0.5) * contrast + 0.5) * gain[colour] + grain}.
 *
 * @param red gain, greater than 0
 * @param green gain, greater than 0
 * @param blue gain, greater than 0
 * @param contrast 1 leaves it
 * @param grain deviation of the noise, white being 1
 */
record Light(float red, float green, float blue, float contrast, float grain) {
  /** Daylight, as drawn. */
  static final Light EVEN = new Light(1, 1, 1, 1, 0.006f);

  /** Checks that the gains are positive. */
  Light {
    checkArgument(
        red > 0 && green > 0 && blue > 0,
        "gains are %s, %s and %s, must be positive",
        red,
        green,
        blue);
  }

  /** Dim or bright, warm or cool, flat or hard. */
  static Light random(Random random) {
    float brightness = between(random, 0.72f, 1.15f);
    float warmth = between(random, -0.09f, 0.09f);
    return new Light(
        brightness * (1 + warmth),
        brightness,
        brightness * (1 - warmth),
        between(random, 0.82f, 1.12f),
        between(random, 0.004f, 0.018f));
  }

  private static float between(Random random, float least, float most) {
    return least + random.nextFloat() * (most - least);
  }
}
