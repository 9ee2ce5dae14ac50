package io.facerec.examples;

import io.facerec.detect.Detector;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.examples.console.Workers;
import io.facerec.examples.pairs.PairDistances;
import io.facerec.examples.pairs.Pictures;
import io.facerec.examples.report.Tally;
import io.facerec.train.evaluation.LfwEvaluation;
import io.facerec.train.evaluation.Pair;
import io.facerec.train.evaluation.PairList;
import io.facerec.train.evaluation.RocPlot;
import io.facerec.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec evaluate lfw}: detector and verifier together, by the protocol of LFW. */
@Command(
    name = "lfw",
    description = {
      "Measures detector and verifier together by the protocol of Labeled Faces in the Wild: mean"
          + " accuracy over the folds of a list of pairs, the threshold chosen on the other folds;"
          + " area under the ROC, equal error rate, match rates.",
      "",
      "A pair whose picture is missing or unreadable counts as a wrong answer and is named. A pair"
          + " whose picture holds no face is compared by crops at the centre."
    })
final class EvaluateLfw implements Callable<Integer> {
  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;
  @Mixin private PairOptions pairs;

  @Option(names = "--plot", paramLabel = "DIR", description = "Where roc.svg and roc.png go.")
  private @Nullable Path plot;

  @Override
  public Integer call() throws IOException {
    PairList list = pairs.read();
    LfwEvaluation evaluation = evaluate(list);
    console.out().print(evaluation);
    for (Pair pair : evaluation.missing()) {
      console.out().printf("not compared\t%s\t%s%n", pair.first(), pair.second());
    }
    console.out().flush();
    if (plot != null) {
      RocPlot.of(evaluation.compared()).writeBoth(plot, "roc");
    }
    return 0;
  }

  private LfwEvaluation evaluate(PairList list) {
    Tally tally = new Tally();
    try (Detector detector = models.detector();
        Verifier verifier = models.verifier();
        Workers workers = Workers.ofMachine();
        Progress progress = console.progress("comparing", "pictures")) {
      Pictures pictures = new Pictures(detector, verifier, workers, progress, tally);
      PairDistances distances = PairDistances.of(list.pairs(), pictures, verifier);
      return LfwEvaluation.of(
          list,
          pair ->
              distances
                  .of(pair)
                  .map(found -> OptionalDouble.of(found.distance()))
                  .orElseGet(OptionalDouble::empty));
    }
  }
}
