package io.facerec.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a decoded photo shows at a place. */
final class Colours {
  private Colours() {}

  /** Fails unless each channel is within the tolerance of 0xRRGGBB. */
  static void assertColour(int rgb, DecodedPhoto photo, int x, int y, int tolerance) {
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(
          (rgb >> (8 * (2 - channel))) & 255,
          photo.pixels().getByte(y, x, channel) & 255,
          tolerance,
          "channel %d of (%d, %d) in %s".formatted(channel, x, y, photo.photo()));
    }
  }

  /** Fails unless the quarters are these: left and right above, left and right below. */
  static void assertQuarters(DecodedPhoto photo, int... rgb) {
    int columns = Math.toIntExact(photo.pixels().shape().get(1));
    int rows = Math.toIntExact(photo.pixels().shape().get(0));
    for (int i = 0; i < 4; i++) {
      int x = columns / 4 + i % 2 * columns / 2;
      int y = rows / 4 + i / 2 * rows / 2;
      assertColour(rgb[i], photo, x, y, 8);
    }
  }
}
