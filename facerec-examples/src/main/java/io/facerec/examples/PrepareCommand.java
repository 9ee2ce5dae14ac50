package io.facerec.examples;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.Multiset;
import io.facerec.detect.Detector;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.examples.console.Workers;
import io.facerec.examples.prepare.CropForm;
import io.facerec.examples.prepare.Outcome;
import io.facerec.examples.prepare.Preparation;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facerec prepare}: from raw photos by person to what a trainer reads. */
@Command(
    name = "prepare",
    description = {
      "Turns folders of raw photos by person, RAW/NAME/photo.jpg, into crops of faces with"
          + " landmarks, as `facerec train` reads them: DIR/NAME/0001_01.jpg, DIR/landmarks.txt,"
          + " and DIR/index.tsv, which says what became of each photo.",
      "",
      "Where a photo shows several faces, the one is taken that the person's other photos show"
          + " too; where that is not sure, the largest, with a warning. A run that was stopped goes"
          + " on where it was when it is started again."
    })
final class PrepareCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;

  @Parameters(paramLabel = "RAW", description = "Holds a folder of photos for each person.")
  private Path raw;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where crops go; made if absent.")
  private Path out;

  @Option(
      names = "--aligned",
      description =
          "Turn faces upright and bring them to the template of 112 x 112 pixels. Otherwise they"
              + " are squares with a fifth of the face's size around it.")
  private boolean aligned;

  @Option(
      names = "--size",
      paramLabel = "PX",
      defaultValue = "160",
      description = "Greatest side of a square, 32 to 1024. Default: ${DEFAULT-VALUE}")
  private int size;

  @Override
  public Integer call() {
    Preparation preparation = preparation();
    Multiset<Outcome> outcomes = EnumMultiset.create(Outcome.class);
    try (Detector detector = models.detector();
        Verifier verifier = models.verifier();
        Workers workers = Workers.ofMachine();
        Progress progress = console.progress("preparing", "photos")) {
      preparation.run(
          detector,
          verifier,
          workers,
          (photo, outcome, why, done, total) -> {
            outcomes.add(outcome);
            if (outcome != Outcome.TAKEN && outcome != Outcome.CHOSEN) {
              progress.warn(photo + ": " + why);
            }
            progress.at(done, total);
          });
    }
    console
        .err()
        .printf(
            "%d photos, %d faces taken (%d of several, %d undecided), %d without a face,"
                + " %d unreadable%n",
            outcomes.size(),
            outcomes.count(Outcome.TAKEN)
                + outcomes.count(Outcome.CHOSEN)
                + outcomes.count(Outcome.UNDECIDED),
            outcomes.count(Outcome.CHOSEN),
            outcomes.count(Outcome.UNDECIDED),
            outcomes.count(Outcome.NO_FACE),
            outcomes.count(Outcome.UNREADABLE));
    return 0;
  }

  private Preparation preparation() {
    try {
      return new Preparation(raw, out, new CropForm(aligned, size));
    } catch (IllegalArgumentException e) {
      throw console.wrongWords(String.valueOf(e.getMessage()));
    }
  }
}
