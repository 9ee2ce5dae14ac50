package io.facerec.examples;

import io.facerec.detect.Detector;
import io.facerec.train.detection.DetectionPhotos;
import io.facerec.train.detection.DetectorExporter;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.evaluation.DetectionEvaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code facerec evaluate yolo}, {@code faster-rcnn} and so on: how many of the faces on validation
 * photos a detector finds.
 */
@Command(
    mixinStandardHelpOptions = true,
    description = {
      "Measures a face detector on the validation photos: average precision at IoU 0.5 by the",
      "height of faces in pixels, recall at one false positive a photo, error of the landmarks,",
      "false positives on photos without faces. One figure a line: name, tab, value."
    })
final class EvaluateDetector implements Runnable {
  private final DetectorMethod method;

  @Option(
      names = "--data",
      required = true,
      description = "Holds train, val and negatives, each with its label.txt; or holds detection.")
  private Path data = Path.of(".");

  @Option(names = "--more", description = "Holds photos, unpacked, with train.txt and val.txt.")
  private @Nullable Path more;

  @Option(
      names = "--model",
      description = {
        "An exported detector, or the folder of a training. Default: the one that ships."
      })
  private @Nullable Path model;

  @Option(
      names = "--min-score",
      description = "What counts as a find for landmarks and false positives. Default: 0.5")
  private double minScore = 0.5;

  @Option(
      names = "--plot",
      paramLabel = "DIR",
      description = "Where precision over recall goes, as precision-recall.svg and .png.")
  private @Nullable Path plot;

  @Spec private CommandSpec spec;

  /** A command that measures detectors of this method. */
  EvaluateDetector(DetectorMethod method) {
    this.method = method;
  }

  @Override
  public void run() {
    DetectionPhotos photos = DetectionPhotos.in(data, Optional.ofNullable(more));
    PrintWriter out = spec.commandLine().getOut();
    try (Detector detector = detector()) {
      DetectorExporter.figures(detector, photos, minScore, this::draw)
          .forEach((name, value) -> out.printf("%s\t%s%n", name, value));
    }
    out.flush();
  }

  private void draw(DetectionEvaluation validation) {
    if (plot == null) {
      return;
    }
    try {
      validation.chart().writeBoth(plot, "precision-recall");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A training's latest checkpoint is exported aside first. */
  private Detector detector() {
    Path folder = model;
    if (folder != null && !Files.exists(folder.resolve("model-card.json"))) {
      folder = exported(folder);
    }
    return DetectorExporter.measured(
        folder == null ? Detectors.shipped(method) : method.detector(folder));
  }

  private Path exported(Path training) {
    try {
      Path folder = Files.createTempDirectory("facerec-" + method.name());
      new DetectorExporter(method, training).exportUnmeasured(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
