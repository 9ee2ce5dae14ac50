package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import io.facerec.train.detection.DetectionPhotos;
import io.facerec.train.detection.region.AnchorClusters;
import io.facerec.train.detection.region.AnchorSize;
import io.facerec.train.detection.region.CropBoxes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec anchors}: which sizes of anchors suit the faces that a training sees. */
@Command(
    name = "anchors",
    description = {
      "Clusters the faces of random training crops by k-means with the distance 1 - IoU.",
      "",
      "Prints an anchor a line, width and height in pixels of the crop, smallest first; then how"
          + " well the faces are met by the best of them."
    })
final class AnchorsCommand implements Runnable {
  private static final int BATCH = 16;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--data",
      required = true,
      description = "Holds train, val and negatives, each with its label.txt; or holds detection.")
  private Path data = Path.of(".");

  @Option(names = "--more", description = "Holds photos, unpacked, with train.txt and val.txt.")
  private @Nullable Path more;

  @Option(names = "--count", description = "How many. Default: ${DEFAULT-VALUE}")
  private int count = 9;

  @Option(names = "--crop", description = "Pixels of a crop's side. Default: ${DEFAULT-VALUE}")
  private int crop = 256;

  @Option(names = "--batches", description = "Of 16 crops. Default: ${DEFAULT-VALUE}")
  private int batches = 150;

  @Override
  public void run() {
    DetectionPhotos photos = DetectionPhotos.in(data, Optional.ofNullable(more));
    List<AnchorSize> faces =
        CropBoxes.of(
            DetectionPhotos.crops(photos.drawn(Integer.MAX_VALUE, 1))
                .size(crop)
                .batch(BATCH)
                .build(),
            batches);
    AnchorClusters clusters = AnchorClusters.of(faces, count);
    PrintWriter out = console.out();
    clusters.anchors().forEach(size -> out.printf("%.0f %.0f%n", size.width(), size.height()));
    out.printf(
        "%d faces: overlap %.2f in the mean, %.1f %% by 0.5 or more%n",
        faces.size(), clusters.meanOverlap(faces), 100 * clusters.covered(faces, 0.5));
    out.flush();
  }
}
