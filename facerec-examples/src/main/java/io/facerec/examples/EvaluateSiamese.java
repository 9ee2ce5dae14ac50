package io.facerec.examples;

import io.facerec.model.Model;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.siamese.PairEvaluation;
import io.facerec.train.siamese.PhotoEmbedder;
import io.facerec.train.siamese.SiameseExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code facerec evaluate siamese}: how well a verifier tells the development people apart. */
@Command(
    name = "siamese",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a net that verifies faces on pairs of the people in DATA/identity/val, whose",
      "landmarks are known: accuracy with the threshold chosen on other people, ROC, rates."
    })
final class EvaluateSiamese implements Runnable {
  @Option(names = "--data", required = true, description = "Holds identity.")
  private Path data = Path.of(".");

  @Option(
      names = "--model",
      required = true,
      description = "An exported model, or the folder of a training.")
  private Path model = Path.of(".");

  @Option(
      names = "--pairs",
      description = "Balanced pairs for the accuracy. Default: ${DEFAULT-VALUE}")
  private int pairs = 6000;

  @Option(names = "--seed", description = "Of the draw of pairs. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    FaceFolder people = ResearchFaces.development(data);
    try (Model exported = Model.load(exported())) {
      PairEvaluation evaluation =
          PairEvaluation.of(new PhotoEmbedder(exported).embed(people.photos()), pairs, seed);
      spec.commandLine().getOut().print(evaluation);
      spec.commandLine().getOut().flush();
    }
  }

  /** The folder of an exported model; a training's latest checkpoint is exported aside first. */
  private Path exported() {
    if (Files.exists(model.resolve("model-card.json"))) {
      return model;
    }
    try {
      Path folder = Files.createTempDirectory("facerec-siamese");
      new SiameseExporter(model, true, 1e-4).exportUnmeasured(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
