package io.facerec.examples;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Detector;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.examples.report.MistakeSheet;
import io.facerec.train.detection.DetectionPhotos;
import io.facerec.train.detection.DetectorExporter;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.evaluation.PrecisionCharts;
import io.facerec.train.detection.evaluation.SeenPhoto;
import io.facerec.train.detection.evaluation.SeenSets;
import io.facerec.train.detection.evaluation.WorstMistakes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code facerec evaluate yolo}, {@code faster-rcnn} and so on: how many of the faces on validation
 * photos a detector finds.
 */
@Command(
    mixinStandardHelpOptions = true,
    description = {
      "Measures a face detector on the validation photos: average precision at IoU 0.5 by the",
      "height of faces in pixels, by the number of faces on a photo and by source, recall at one",
      "false positive a photo, error of the landmarks, false positives on photos without faces.",
      "One figure a line: name, tab, value."
    })
final class EvaluateDetector implements Runnable {
  private static final int SHOWN_MISTAKES = 24;

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
      paramLabel = "S",
      description = {
        "What counts as a find for landmarks, precision and false positives. Default: where 95 %%",
        "of the finds on the validation photos are right, as `facerec export` chooses it."
      })
  private @Nullable Double minScore;

  @Option(
      names = "--plot",
      paramLabel = "DIR",
      description = {
        "Where charts of precision over recall go, precision-recall.svg and .png by the height of",
        "faces and precision-recall-by-faces-per-photo beside, and mistakes.png, a sheet of the",
        "largest misses, the surest false positives and the worst landmarks."
      })
  private @Nullable Path plot;

  @Mixin private ConsoleOptions console;

  /** A command that measures detectors of this method. */
  EvaluateDetector(DetectorMethod method) {
    this.method = method;
  }

  @Override
  public void run() {
    DetectionPhotos photos = DetectionPhotos.in(data, Optional.ofNullable(more));
    PrintWriter out = console.out();
    SeenSets seen = look(photos);
    double score = minScore == null ? seen.usualScore() : minScore;
    out.printf(Locale.ROOT, "min_score\t%s%n", score);
    seen.figures(score).forEach((name, value) -> out.printf("%s\t%s%n", name, value));
    out.flush();
    if (plot != null) {
      try {
        draw(seen, score, plot);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private SeenSets look(DetectionPhotos photos) {
    int total = photos.measured(method.measuredNegatives());
    try (Detector detector = detector();
        Progress progress = console.progress("detecting", "photos")) {
      AtomicInteger done = new AtomicInteger();
      return photos.seenBy(
          detector, method.measuredNegatives(), () -> progress.at(done.incrementAndGet(), total));
    }
  }

  private static void draw(SeenSets seen, double score, Path folder) throws IOException {
    List<SeenPhoto> labelled = seen.labelled();
    PrecisionCharts.bySize(labelled).writeBoth(folder, "precision-recall");
    PrecisionCharts.byFacesPerPhoto(labelled)
        .writeBoth(folder, "precision-recall-by-faces-per-photo");
    MistakeSheet.write(
        ImmutableList.of(
            new MistakeSheet.Section(
                String.format(Locale.ROOT, "The largest faces missed at score %.2f", score),
                WorstMistakes.misses(labelled, score, SHOWN_MISTAKES)),
            new MistakeSheet.Section(
                "The surest finds where no face is labelled",
                WorstMistakes.falsePositives(labelled, SHOWN_MISTAKES)),
            new MistakeSheet.Section(
                "The surest finds on photos without faces",
                WorstMistakes.falsePositives(seen.negatives(), SHOWN_MISTAKES)),
            new MistakeSheet.Section(
                "The worst landmarks (red) beside those that people set (green)",
                WorstMistakes.landmarks(labelled, score, SHOWN_MISTAKES))),
        folder.resolve("mistakes.png"));
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
