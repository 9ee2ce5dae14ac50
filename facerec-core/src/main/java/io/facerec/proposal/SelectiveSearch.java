package io.facerec.proposal;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.types.TUint8;

/**
 * Boxes of a photo that may hold a thing, from its colours and textures alone: selective search
 * (Uijlings et al., 2013), as R-CNN and Fast R-CNN ask for it. The picture falls into regions of
 * even colour at several scales; neighbouring regions are joined, the most similar first; the
 * bounding box of each region on the way is a proposal.
 *
 * <p>Texture is a histogram of slopes in eight directions for each channel of Lab; colours are
 * counted in Lab alone, by similarities with and without colour. Sequential by nature: this is the
 * one place of facerec where Java walks over pixels. Immutable, safe for several threads.
 *
 * @param longestSide pixels of the photo's longer side that are searched, at least 16; larger
 *     photos are shrunk
 * @param scales of the first regions, in units of Lab, see {@link Segmentation}
 * @param least pixels of the shorter side of a proposal, in the picture searched
 * @param longest a proposal's longer side for its shorter one, at most
 */
public record SelectiveSearch(int longestSide, List<Double> scales, int least, double longest) {
  private static final int LEAST_REGION = 20;

  /** For faces: 320 px, four scales, from 8 px on, at most 2.2 times as high as wide. */
  public static final SelectiveSearch FOR_FACES =
      new SelectiveSearch(320, List.of(10.0, 20.0, 40.0, 80.0), 8, 2.2);

  /** Checks the ranges. */
  public SelectiveSearch {
    scales = ImmutableList.copyOf(scales);
    checkArgument(longestSide >= 16, "longestSide is %s, must be at least 16", longestSide);
    checkArgument(!scales.isEmpty(), "no scale to segment at");
    checkArgument(least >= 1, "least is %s px, must be at least 1", least);
    checkArgument(longest >= 1, "longest is %s, must be at least 1", longest);
  }

  /** Proposals in pixels of the upright photo; each once, in an order that is always the same. */
  public List<Box> propose(DecodedPhoto photo) {
    double scale = photo.scale();
    return propose(photo.pixels()).stream()
        .map(
            box ->
                new Box(
                    (float) (box.x() / scale),
                    (float) (box.y() / scale),
                    (float) (box.width() / scale),
                    (float) (box.height() / scale)))
        .collect(toImmutableList());
  }

  /**
   * Proposals in the pixels that are fed.
   *
   * @param pixels uint8 [h, w, 3] RGB
   */
  public List<Box> propose(TUint8 pixels) {
    PixelFeatures picture = PixelFeatures.of(pixels, longestSide);
    PixelGraph graph = PixelGraph.of(picture.colours(), picture.width(), picture.height());
    Set<Box> boxes = new LinkedHashSet<>();
    float right = (float) pixels.shape().get(1) / picture.width();
    float down = (float) pixels.shape().get(0) / picture.height();
    for (double scale : scales) {
      Segmentation segmentation = Segmentation.of(graph, (float) scale, LEAST_REGION);
      RegionTable table = RegionTable.of(picture, segmentation);
      for (boolean byColour : new boolean[] {true, false}) {
        RegionGrouping.group(
                table.regions(), table.neighbours(), picture.width() * picture.height(), byColour)
            .stream()
            .filter(this::wanted)
            .forEach(
                region ->
                    boxes.add(
                        new Box(
                            region.left() * right,
                            region.top() * down,
                            (region.right() - region.left()) * right,
                            (region.bottom() - region.top()) * down)));
      }
    }
    return ImmutableList.copyOf(boxes);
  }

  private boolean wanted(Region region) {
    int width = region.right() - region.left();
    int height = region.bottom() - region.top();
    int shorter = Math.min(width, height);
    return shorter >= least && Math.max(width, height) <= longest * shorter;
  }
}
