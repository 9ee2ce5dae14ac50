package io.facerec.train.detection.region;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Comparator.comparingDouble;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Anchors that suit the faces of training: k-means with the distance 1 - IoU, for which a large and
 * a small box count alike (Redmon and Farhadi, YOLO9000, 2017, section 2). It begins at the
 * quantiles of the boxes' areas, so that the same boxes give the same anchors.
 *
 * @param anchors smallest first
 */
public record AnchorClusters(ImmutableList<AnchorSize> anchors) {
  private static final int MOST_ROUNDS = 300;

  /**
   * Clusters.
   *
   * @param boxes at least as many as anchors
   * @param count anchors wanted, at least 1
   */
  public static AnchorClusters of(List<AnchorSize> boxes, int count) {
    checkArgument(count >= 1, "%s anchors, must be at least 1", count);
    checkArgument(boxes.size() >= count, "%s anchors of %s boxes", count, boxes.size());
    AnchorClusters clusters = new AnchorClusters(quantiles(boxes, count));
    for (int round = 0; round < MOST_ROUNDS; round++) {
      AnchorClusters moved = clusters.moved(boxes);
      if (moved.equals(clusters)) {
        break;
      }
      clusters = moved;
    }
    return clusters;
  }

  private static ImmutableList<AnchorSize> quantiles(List<AnchorSize> boxes, int count) {
    List<AnchorSize> sorted = smallestFirst(boxes);
    return IntStream.range(0, count)
        .mapToObj(i -> sorted.get((2 * i + 1) * sorted.size() / (2 * count)))
        .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableList<AnchorSize> smallestFirst(List<AnchorSize> boxes) {
    return ImmutableList.sortedCopyOf(comparingDouble(AnchorSize::area), boxes);
  }

  /** Each anchor with the mean width and height of the boxes that it overlaps best. */
  private AnchorClusters moved(List<AnchorSize> boxes) {
    double[][] sums = new double[anchors.size()][3];
    for (AnchorSize box : boxes) {
      double[] sum = sums[nearest(box)];
      sum[0] += box.width();
      sum[1] += box.height();
      sum[2]++;
    }
    return new AnchorClusters(
        smallestFirst(
            IntStream.range(0, sums.length)
                .mapToObj(
                    i ->
                        sums[i][2] == 0
                            ? anchors.get(i)
                            : new AnchorSize(sums[i][0] / sums[i][2], sums[i][1] / sums[i][2]))
                .toList()));
  }

  private int nearest(AnchorSize box) {
    int best = 0;
    for (int i = 1; i < anchors.size(); i++) {
      if (box.overlap(anchors.get(i)) > box.overlap(anchors.get(best))) {
        best = i;
      }
    }
    return best;
  }

  /** The mean overlap of these boxes with the best anchor of each, in (0, 1]; NaN for no boxes. */
  public double meanOverlap(List<AnchorSize> boxes) {
    return overlaps(boxes).average().orElse(Double.NaN);
  }

  /** The part of these boxes that an anchor overlaps by this much or more; NaN for no boxes. */
  public double covered(List<AnchorSize> boxes, double overlap) {
    return overlaps(boxes).map(best -> best >= overlap ? 1 : 0).average().orElse(Double.NaN);
  }

  private DoubleStream overlaps(List<AnchorSize> boxes) {
    return boxes.stream().mapToDouble(box -> box.overlap(anchors.get(nearest(box))));
  }
}
