package io.facerec.proposal;

import org.tensorflow.types.TUint8;

/**
 * What selective search knows of each pixel of a shrunk photo, made by one graph that the process
 * shares: its colour in CIE Lab after a little smoothing, and how steep each Lab channel is in
 * eight directions.
 */
final class PixelFeatures {
  /** Directions of slopes. */
  static final int DIRECTIONS = 8;

  /** Slopes of a pixel: three channels in eight directions. */
  static final int SLOPES = 3 * DIRECTIONS;

  private final int width;
  private final int height;
  private final float[] colours;
  private final float[] slopes;

  PixelFeatures(int width, int height, float[] colours, float[] slopes) {
    this.width = width;
    this.height = height;
    this.colours = colours;
    this.slopes = slopes;
  }

  /**
   * The features of a photo.
   *
   * @param pixels uint8 [h, w, 3] RGB
   * @param longestSide a larger photo is shrunk to it
   */
  static PixelFeatures of(TUint8 pixels, int longestSide) {
    long rows = pixels.shape().get(0);
    long columns = pixels.shape().get(1);
    double shrink = Math.min(1, longestSide / (double) Math.max(rows, columns));
    int height = (int) Math.max(1, Math.round(rows * shrink));
    int width = (int) Math.max(1, Math.round(columns * shrink));
    return FeatureGraph.shared().run(pixels, width, height);
  }

  /** Pixels. */
  int width() {
    return width;
  }

  /** Pixels. */
  int height() {
    return height;
  }

  /** [height x width x 3]: L from 0 to 100, a and b from about -100 to 100. Not to be changed. */
  float[] colours() {
    return colours;
  }

  /** [height x width x {@link #SLOPES}], at least 0. Not to be changed. */
  float[] slopes() {
    return slopes;
  }
}
