package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import io.facerec.model.Model;
import io.facerec.model.SessionOptions;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.PairDistances;
import io.facerec.train.evaluation.PairEvaluation;
import io.facerec.train.evaluation.Reliability;
import io.facerec.train.evaluation.RocPlot;
import io.facerec.train.siamese.CalibrationCheck;
import io.facerec.train.siamese.PhotoEmbedder;
import io.facerec.train.siamese.SiameseExporter;
import io.facerec.train.siamese.SiameseTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec evaluate siamese}: how well a verifier tells marked faces apart. */
@Command(
    name = "siamese",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a net that verifies faces on pairs of people whose landmarks",
      "are known: accuracy with the threshold chosen on other people, area",
      "under the ROC, match rates, and whether its probabilities hold."
    })
final class EvaluateSiamese implements Callable<Integer> {
  private static final String SHIPPED = "io/facerec/models/siamese";
  private static final int BINS = 15;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--data",
      description = {
        "A folder of people, or one that holds identity/val. Default: the people that the",
        "training in --model holds out."
      })
  private @Nullable Path data;

  @Option(
      names = "--model",
      description = "An exported model, or the folder of a training. Default: the one that ships.")
  private @Nullable Path model;

  @Option(
      names = "--pairs",
      description = "Balanced pairs for the accuracy. Default: ${DEFAULT-VALUE}")
  private int pairs = 6000;

  @Option(names = "--seed", description = "Of the draw of pairs. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = "--plot",
      paramLabel = "DIR",
      description = "Where roc and reliability go, each as .svg and .png.")
  private @Nullable Path plot;

  @Override
  public Integer call() throws IOException {
    FaceFolder people = people();
    try (Model measured = open()) {
      EmbeddedFaces faces = new PhotoEmbedder(measured).embed(people.photos());
      Reliability reliability = CalibrationCheck.of(measured, faces, BINS);
      console.out().print(PairEvaluation.of(faces, pairs, seed));
      console.out().println();
      console.out().print(reliability);
      console.out().flush();
      if (plot != null) {
        RocPlot.of(PairDistances.all(faces)).writeBoth(plot, "roc");
        reliability.chart().writeBoth(plot, "reliability");
      }
    }
    return 0;
  }

  private FaceFolder people() {
    if (data != null) {
      return Files.isDirectory(data.resolve("identity/val"))
          ? ResearchFaces.development(data)
          : FaceFolder.of(data);
    }
    if (model == null || !SiameseTraining.isIn(model)) {
      throw console.wrongWords("--data is missing: whose faces are to be told apart?");
    }
    return SiameseTraining.load(model).heldOut();
  }

  /** A training's latest checkpoint is exported aside first. */
  private Model open() throws IOException {
    if (model == null) {
      return Model.fromClasspath(SHIPPED, SessionOptions.DEFAULT);
    }
    if (Files.exists(model.resolve("model-card.json"))) {
      return Model.load(model);
    }
    Path folder = Files.createTempDirectory("facerec-siamese");
    new SiameseExporter(model, true, 1e-3).exportUnmeasured(folder);
    return Model.load(folder);
  }
}
