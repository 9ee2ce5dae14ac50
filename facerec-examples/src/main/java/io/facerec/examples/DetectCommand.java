package io.facerec.examples;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.examples.console.ResultFile;
import io.facerec.examples.console.Workers;
import io.facerec.examples.report.DetectionsTsv;
import io.facerec.examples.report.Tally;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.Photo;
import io.facerec.image.PhotoFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facerec detect}: where are faces in these photos? */
@Command(
    name = "detect",
    description = {
      "Finds the faces of photos.",
      "",
      "Writes a line for each face, tab-separated, no header: photo score x y width height x1 y1"
          + " ... x5 y5 (eyes, nose, mouth corners), in pixels of the upright photo. A photo that"
          + " could not be read has a line with its name and the reason."
    })
final class DetectCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;

  @Parameters(
      arity = "1..*",
      paramLabel = "PHOTO|FOLDER",
      description = "Photos, and folders with all that is below them.")
  private List<Path> photos;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the lines here instead of to stdout.")
  private @Nullable Path out;

  @Option(
      names = "--min-score",
      paramLabel = "S",
      description = "Leave out faces that the detector is less sure of, 0 to 1.")
  private @Nullable Double minScore;

  @Option(
      names = "--longest-side",
      paramLabel = "PX",
      description =
          "Pixels of the photo's longer side that the detector looks at. More finds smaller faces"
              + " and takes longer.")
  private @Nullable Integer longestSide;

  /** What came of a photo. */
  private record Detections(Photo photo, List<Face> faces, Optional<String> problem) {}

  @Override
  public Integer call() {
    Tally tally = new Tally();
    try (Detector detector = models.detector(score(), side());
        ResultFile results = console.results(out);
        Workers workers = Workers.ofMachine();
        Progress progress = console.progress("detecting", "photos")) {
      List<Path> all = PhotoFiles.in(photos);
      for (List<Path> some : Lists.partition(all, Workers.CHUNK)) {
        for (Detections found : workers.map(some, file -> detect(detector, Photo.of(file)))) {
          write(found, results, tally, progress);
          progress.at(tally.photos(), all.size());
        }
      }
      results.complete();
    }
    console.err().println(tally);
    return 0;
  }

  private static Detections detect(Detector detector, Photo photo) {
    try {
      return new Detections(photo, detector.detect(photo), Optional.empty());
    } catch (UnreadablePhotoException e) {
      return new Detections(photo, ImmutableList.of(), Optional.of(e.reason()));
    }
  }

  private static void write(Detections found, ResultFile results, Tally tally, Progress progress) {
    String name = found.photo().name();
    if (found.problem().isPresent()) {
      String reason = found.problem().get();
      tally.addUnreadable();
      progress.warn(name + ": " + reason);
      results.println(DetectionsTsv.problem(name, reason));
      return;
    }
    tally.addPhoto(found.faces().size(), 0);
    found.faces().forEach(face -> results.println(DetectionsTsv.line(name, face)));
  }

  private OptionalDouble score() {
    return minScore == null ? OptionalDouble.empty() : OptionalDouble.of(minScore);
  }

  private OptionalInt side() {
    return longestSide == null ? OptionalInt.empty() : OptionalInt.of(longestSide);
  }
}
