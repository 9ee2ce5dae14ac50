package io.facerec.proposal;

import java.util.Arrays;

/**
 * The pixels of a picture as a graph: each is joined to its right, lower and two lower diagonal
 * neighbours by an edge, whose weight is the distance of their colours. The edges are sorted, the
 * lightest first.
 */
final class PixelGraph {
  private final int width;
  private final int height;
  private final long[] edges;
  private final float[] weights;

  private PixelGraph(int width, int height, long[] edges, float[] weights) {
    this.width = width;
    this.height = height;
    this.edges = edges;
    this.weights = weights;
  }

  /**
   * The graph of a picture.
   *
   * @param colours of three channels, row by row: [height x width x 3]
   */
  static PixelGraph of(float[] colours, int width, int height) {
    long[] edges = new long[4 * width * height];
    float[] weights = new float[edges.length];
    int count = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = y * width + x;
        for (int way = 0; way < 4; way++) {
          int toX = x + (way == 0 ? 1 : way - 2);
          int toY = y + (way == 0 ? 0 : 1);
          if (toX >= 0 && toX < width && toY < height) {
            float weight = distance(colours, pixel, toY * width + toX);
            weights[4 * pixel + way] = weight;
            // a float that is not negative sorts as its bits do
            edges[count++] = ((long) Float.floatToIntBits(weight) << 32) | (4L * pixel + way);
          }
        }
      }
    }
    long[] sorted = Arrays.copyOf(edges, count);
    Arrays.sort(sorted);
    return new PixelGraph(width, height, sorted, weights);
  }

  private static float distance(float[] colours, int a, int b) {
    float sum = 0;
    for (int channel = 0; channel < 3; channel++) {
      float away = colours[3 * a + channel] - colours[3 * b + channel];
      sum += away * away;
    }
    return (float) Math.sqrt(sum);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int edges() {
    return edges.length;
  }

  /** The pixel at which an edge begins. */
  int from(int edge) {
    return (int) edges[edge] >>> 2;
  }

  /** The pixel at which an edge ends. */
  int to(int edge) {
    int way = (int) edges[edge] & 3;
    return from(edge) + (way == 0 ? 1 : width + way - 2);
  }

  float weight(int edge) {
    return weights[(int) edges[edge]];
  }
}
