package io.facerec.proposal;

import java.util.Arrays;

/**
 * A picture in regions of even colour: efficient graph-based segmentation (Felzenszwalb and
 * Huttenlocher, 2004). Two regions become one where the lightest edge between them is no heavier
 * than what holds either together.
 */
final class Segmentation {
  private final int[] labels;
  private final int count;

  Segmentation(int[] labels, int count) {
    this.labels = labels;
    this.count = count;
  }

  /**
   * Segments.
   *
   * @param scale in units of colour: larger makes larger regions; what holds a region of n pixels
   *     together is its heaviest edge + scale / n
   * @param least pixels of a region: smaller ones are joined to the neighbour that is nearest
   */
  static Segmentation of(PixelGraph graph, float scale, int least) {
    int pixels = graph.width() * graph.height();
    DisjointSets sets = new DisjointSets(pixels);
    float[] holds = new float[pixels];
    Arrays.fill(holds, scale);
    for (int edge = 0; edge < graph.edges(); edge++) {
      int a = sets.find(graph.from(edge));
      int b = sets.find(graph.to(edge));
      float weight = graph.weight(edge);
      if (a != b && weight <= holds[a] && weight <= holds[b]) {
        int both = sets.join(a, b);
        holds[both] = weight + scale / sets.size(both);
      }
    }
    for (int edge = 0; edge < graph.edges(); edge++) {
      int a = sets.find(graph.from(edge));
      int b = sets.find(graph.to(edge));
      if (a != b && Math.min(sets.size(a), sets.size(b)) < least) {
        sets.join(a, b);
      }
    }
    return numbered(sets, pixels);
  }

  private static Segmentation numbered(DisjointSets sets, int pixels) {
    int[] labels = new int[pixels];
    int[] number = new int[pixels];
    Arrays.fill(number, -1);
    int count = 0;
    for (int pixel = 0; pixel < pixels; pixel++) {
      int root = sets.find(pixel);
      if (number[root] < 0) {
        number[root] = count++;
      }
      labels[pixel] = number[root];
    }
    return new Segmentation(labels, count);
  }

  /** The region of each pixel, row by row, from 0. Not to be changed. */
  int[] labels() {
    return labels;
  }

  /** How many regions. */
  int count() {
    return count;
  }
}
