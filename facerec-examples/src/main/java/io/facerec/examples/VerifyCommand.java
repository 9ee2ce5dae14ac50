package io.facerec.examples;

import io.facerec.detect.Detector;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.examples.console.ResultFile;
import io.facerec.examples.console.Workers;
import io.facerec.examples.pairs.LabelledPairs;
import io.facerec.examples.pairs.PairDistances;
import io.facerec.examples.pairs.Pictures;
import io.facerec.examples.report.Tally;
import io.facerec.train.evaluation.Pair;
import io.facerec.verify.Verification;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec verify}: how far apart are the faces of these pairs of pictures? */
@Command(
    name = "verify",
    description = {
      "Compares pairs of pictures, to measure a verifier with.",
      "",
      "Writes a line for each pair, tab-separated: its index from 0, and the Euclidean distance of"
          + " the two faces, 0 to 2. NaN stands for a pair whose picture could not be read. A pair"
          + " whose picture holds no face gets the distance of two crops at the centre.",
      "",
      "Where the list holds pairs of one person and of two, figures follow on stderr: area under"
          + " the ROC, equal error rate, match rates. Pairs that could not be compared are left"
          + " out."
    })
final class VerifyCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;
  @Mixin private PairOptions pairs;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the lines here instead of to stdout.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    List<Pair> listed = pairs.read().pairs();
    Tally tally = new Tally();
    try (Detector detector = models.detector();
        Verifier verifier = models.verifier();
        ResultFile results = console.results(out);
        Workers workers = Workers.ofMachine();
        Progress progress = console.progress("comparing", "pictures")) {
      Pictures pictures = new Pictures(detector, verifier, workers, progress, tally);
      PairDistances distances = PairDistances.of(listed, pictures, verifier);
      for (int i = 0; i < listed.size(); i++) {
        Optional<Verification> verification = distances.of(listed.get(i));
        verification.filter(Verification::same).ifPresent(same -> tally.addMatch());
        results.println(line(i, verification));
      }
      results.complete();
      LabelledPairs.figures(listed, distances).ifPresent(console.err()::print);
    }
    console.err().println(tally);
    return 0;
  }

  private static String line(int index, Optional<Verification> verification) {
    return index
        + "\t"
        + verification
            .map(found -> String.format(Locale.ROOT, "%.6f", found.distance()))
            .orElse("NaN");
  }
}
