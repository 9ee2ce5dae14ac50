package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import io.facerec.model.Model;
import io.facerec.model.ModelCard;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.siamese.Alignment;
import io.facerec.train.siamese.DistilledTraining;
import io.facerec.train.siamese.SiameseMeasuring;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec calibrate}: thresholds, calibration and figures of an exported verifier, anew. */
@Command(
    name = "calibrate",
    description = {
      "Measures an exported verifier again and writes its card anew; the graph stays as it is, and"
          + " no checkpoint is needed.",
      "",
      "Thresholds and calibration come from some people, the figures from others: of a folder of"
          + " your own (--data), one half each; of the research faces (--data and --more) those"
          + " whom the training with the card's seed left out, and identity/val. Both must be new"
          + " to the net."
    })
final class CalibrateCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The exported model.")
  private Path model;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write it with its new card; may be the same folder.")
  private Path out;

  @Option(
      names = "--data",
      required = true,
      description = "A folder of people; with --more, one that holds identity.")
  private Path data;

  @Option(names = "--more", description = "The unpacked faces of DATA/more.")
  private @Nullable Path more;

  @Option(
      names = "--align",
      converter = AlignmentNames.class,
      defaultValue = "own",
      description =
          "own: by the landmarks of the detector that ships; given: by those that come with the"
              + " photos. Default: ${DEFAULT-VALUE}")
  private Alignment alignment;

  @Option(
      names = "--false-match-rate",
      paramLabel = "RATE",
      description = "The verifier's own rate, used where nobody names one. Default: the card's.")
  private @Nullable Double falseMatchRate;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the halves of a folder of your own. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() {
    ModelCard old = card();
    Misses misses = new Misses(console);
    ModelCard card = measuring(old).measure(model, out, rate(old), misses);
    misses.report();
    console.out().println("| of the card | value |\n| --- | --- |");
    print("threshold at ", card.thresholds());
    print("", card.parameters());
    print("", card.figures());
    console.out().flush();
    return 0;
  }

  private void print(String prefix, Map<String, Double> numbers) {
    new TreeMap<>(numbers)
        .forEach((name, value) -> console.out().printf("| %s%s | %s |%n", prefix, name, value));
  }

  private ModelCard card() {
    try (Model exported = Model.load(model)) {
      return exported.card();
    }
  }

  private double rate(ModelCard old) {
    return falseMatchRate == null
        ? old.parameters().getOrDefault("defaultFalseMatchRate", 1e-3)
        : falseMatchRate;
  }

  private SiameseMeasuring measuring(ModelCard old) {
    if (more == null) {
      FaceFolder.Split halves = FaceFolder.of(data).split(0.5, seed);
      return new SiameseMeasuring(alignment, halves.train(), halves.heldOut());
    }
    String drawn = old.training().get("seed");
    if (drawn == null) {
      throw console.wrongWords("the card of --model has no seed: who is new to it is not known");
    }
    return DistilledTraining.ofSeed(data, more, Long.parseLong(drawn)).measuring(alignment);
  }
}
