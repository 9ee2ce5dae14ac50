package io.facerec.proposal;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * The regions of a segmentation, described, and which of them touch.
 *
 * @param regions by number
 * @param neighbours pairs of numbers, the smaller first; a pair may stand there several times
 */
record RegionTable(List<Region> regions, List<int[]> neighbours) {
  private static final int BINS = 25;
  private static final float[] LOWEST = {0, -60, -60};
  private static final float[] SPAN = {100, 120, 120};

  /** Describes the regions. */
  static RegionTable of(PixelFeatures picture, Segmentation segmentation) {
    List<Sums> sums = new ArrayList<>();
    for (int i = 0; i < segmentation.count(); i++) {
      sums.add(new Sums());
    }
    int[] labels = segmentation.labels();
    for (int pixel = 0; pixel < labels.length; pixel++) {
      sums.get(labels[pixel]).add(picture, pixel);
    }
    return new RegionTable(
        sums.stream().map(Sums::region).collect(ImmutableList.toImmutableList()),
        touching(labels, picture.width()));
  }

  private static List<int[]> touching(int[] labels, int width) {
    List<int[]> pairs = new ArrayList<>();
    for (int pixel = 0; pixel < labels.length; pixel++) {
      if ((pixel + 1) % width != 0) {
        touch(pairs, labels[pixel], labels[pixel + 1]);
      }
      if (pixel + width < labels.length) {
        touch(pairs, labels[pixel], labels[pixel + width]);
      }
    }
    return pairs;
  }

  private static void touch(List<int[]> pairs, int a, int b) {
    if (a != b) {
      pairs.add(new int[] {Math.min(a, b), Math.max(a, b)});
    }
  }

  /** What is counted of a region, pixel by pixel. */
  private static final class Sums {
    private final float[] colours = new float[3 * BINS];
    private final float[] texture = new float[PixelFeatures.SLOPES];
    private int size;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;

    void add(PixelFeatures picture, int pixel) {
      size++;
      int x = pixel % picture.width();
      int y = pixel / picture.width();
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
      for (int channel = 0; channel < 3; channel++) {
        float share = (picture.colours()[3 * pixel + channel] - LOWEST[channel]) / SPAN[channel];
        int bin = Math.max(0, Math.min(BINS - 1, (int) (share * BINS)));
        colours[channel * BINS + bin]++;
      }
      for (int i = 0; i < texture.length; i++) {
        texture[i] += picture.slopes()[pixel * texture.length + i];
      }
    }

    Region region() {
      return new Region(size, left, top, right, bottom, unit(colours), unit(texture));
    }

    private static float[] unit(float[] histogram) {
      float sum = 0;
      for (float value : histogram) {
        sum += value;
      }
      float[] parts = new float[histogram.length];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = sum == 0 ? 0 : histogram[i] / sum;
      }
      return parts;
    }
  }
}
