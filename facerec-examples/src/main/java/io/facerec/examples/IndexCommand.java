package io.facerec.examples;

import io.facerec.detect.Detector;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.index.FaceIndex;
import io.facerec.index.FaceIndexBuilder;
import io.facerec.index.IndexUpdate;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facerec index}: detects and embeds an album once, to be asked for anybody later. */
@Command(
    name = "index",
    description = {
      "Finds and embeds the faces of an album once; `facerec find AVATAR --index FILE` and `facerec"
          + " people --index FILE` then answer without reading a photo.",
      "",
      "Where FILE exists, only photos that are new or changed (size or time) are searched, and"
          + " those that are gone are dropped. After a kill the same command goes on."
    })
final class IndexCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;

  @Parameters(
      arity = "1..*",
      paramLabel = "PHOTO|FOLDER",
      description = "The album: photos, and folders with all that is below them.")
  private List<Path> photos;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The index, to be made or brought up to date.")
  private Path out;

  @Override
  public Integer call() {
    IndexUpdate update;
    try (Detector detector = models.detector();
        Verifier verifier = models.verifier();
        Progress progress = console.progress("indexing", "photos")) {
      FaceIndexBuilder index =
          FaceIndex.builder(out)
              .detector(detector)
              .verifier(verifier)
              .progress(
                  (done, total, photo) -> {
                    progress.at(done, total);
                    photo.problem().ifPresent(problem -> progress.warn(problem.toString()));
                  });
      update = index.update(photos);
    }
    console
        .err()
        .printf(
            "%d photos searched, %d kept, %d dropped, %d unreadable%n",
            update.searched(), update.kept(), update.dropped(), update.problems().size());
    return 0;
  }
}
