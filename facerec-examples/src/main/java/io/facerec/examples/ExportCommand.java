package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import io.facerec.model.ModelCard;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.DetectorTrainer;
import io.facerec.train.siamese.EmbeddingForm;
import io.facerec.train.siamese.SiameseTraining;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec export}: a training's latest checkpoint as a model that the library loads. */
@Command(
    name = "export",
    description = {
      "Writes the latest checkpoint of a training as a model: graph.pb and model-card.json.",
      "",
      "Put it into DIR/yolo or DIR/siamese, and `facerec find --models DIR` uses it."
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the training, as `facerec train` filled it.")
  private Path model;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write the model; made if absent.")
  private Path out;

  @Option(
      names = "--false-match-rate",
      paramLabel = "RATE",
      defaultValue = "1e-4",
      description = "A verifier's own rate, used where nobody names one. Default: ${DEFAULT-VALUE}")
  private double falseMatchRate;

  @Option(
      names = "--no-mirror",
      description = {
        "A verifier embeds each face alone, not as the mean with its mirror image: half the",
        "work, and less accurate."
      })
  private boolean alone;

  @Override
  public Integer call() {
    ModelCard card = export();
    PrintWriter lines = console.out();
    lines.printf("%s %s in %s%n", card.kind(), card.name(), out);
    card.figures().forEach((name, value) -> lines.printf(Locale.ROOT, "%s\t%s%n", name, value));
    lines.flush();
    return 0;
  }

  private ModelCard export() {
    if (SiameseTraining.isIn(model)) {
      return SiameseTraining.load(model)
          .export(model, out, alone ? EmbeddingForm.ALONE : EmbeddingForm.MIRRORED, falseMatchRate);
    }
    for (DetectorMethod method : Detectors.METHODS) {
      if (DetectorTrainer.isIn(method, model)) {
        return DetectorTrainer.load(method, model).export(out);
      }
    }
    throw new IllegalStateException(
        model
            + (Files.exists(model.resolve("model-card.json"))
                ? " is exported already; use it as it is"
                : " holds no training; `facerec train` makes one"));
  }
}
