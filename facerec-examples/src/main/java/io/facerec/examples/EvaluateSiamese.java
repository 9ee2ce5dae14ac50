package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import io.facerec.model.Model;
import io.facerec.model.SessionOptions;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.siamese.EmbeddedFaces;
import io.facerec.train.siamese.PairDistances;
import io.facerec.train.siamese.PairEvaluation;
import io.facerec.train.siamese.PhotoEmbedder;
import io.facerec.train.siamese.RocPlot;
import io.facerec.train.siamese.SiameseExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec evaluate siamese}: how well a verifier tells the development people apart. */
@Command(
    name = "siamese",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a net that verifies faces on pairs of the people in",
      "DATA/identity/val, whose landmarks are known: accuracy with the",
      "threshold chosen on other people, area under the ROC, match rates."
    })
final class EvaluateSiamese implements Runnable {
  private static final String SHIPPED = "io/facerec/models/siamese";

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(names = "--data", required = true, description = "Holds identity.")
  private Path data = Path.of(".");

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

  @Option(names = "--plot", paramLabel = "DIR", description = "Where roc.svg and roc.png go.")
  private @Nullable Path plot;

  @Override
  public void run() {
    FaceFolder people = ResearchFaces.development(data);
    try (Model measured = open()) {
      EmbeddedFaces faces = new PhotoEmbedder(measured).embed(people.photos());
      console.out().print(PairEvaluation.of(faces, pairs, seed));
      console.out().flush();
      if (plot != null) {
        RocPlot.of(PairDistances.all(faces)).writeBoth(plot, "roc");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
