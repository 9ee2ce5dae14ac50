package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import io.facerec.model.Model;
import io.facerec.model.ModelCard;
import io.facerec.model.SessionOptions;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.PairDistances;
import io.facerec.train.evaluation.PairEvaluation;
import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.train.evaluation.Reliability;
import io.facerec.train.evaluation.RocPlot;
import io.facerec.train.siamese.Alignment;
import io.facerec.train.siamese.CalibrationCheck;
import io.facerec.train.siamese.DistilledTraining;
import io.facerec.train.siamese.EmbeddingForm;
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
      "Measures a net that verifies faces on pairs of people that it never",
      "saw: accuracy with the threshold chosen on other people, area under the",
      "ROC, match rates, and whether the thresholds and probabilities of its",
      "card hold; each with the 95 %% interval of a bootstrap over people.",
      "Prints tables in Markdown.",
      "",
      "Refuses people that the training in --model learned from; with --more",
      "also those that an exported model with the seed of its card did."
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
      names = "--more",
      description = {
        "The unpacked faces of DATA/more: checks that nobody of DATA was",
        "learned from by a model that was exported with a seed."
      })
  private @Nullable Path more;

  @Option(
      names = "--align",
      converter = AlignmentNames.class,
      description = {
        "own: by the landmarks of the detector that ships, as a host app gets",
        "them; given: by those that come with the photos. Default: ${DEFAULT-VALUE}"
      })
  private Alignment alignment = Alignment.OWN;

  @Option(
      names = "--resamples",
      description = "Of the people, for the intervals. Default: ${DEFAULT-VALUE}")
  private int resamples = PeopleBootstrap.DEFAULT.resamples();

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
    Misses misses = new Misses(console);
    try (Model measured = open()) {
      checkSplit(people, measured.card());
      EmbeddedFaces faces = alignment.embedder(measured, misses).embed(people.photos());
      misses.report();
      report(measured.card(), faces);
    }
    return 0;
  }

  private void report(ModelCard card, EmbeddedFaces faces) throws IOException {
    PeopleBootstrap bootstrap = new PeopleBootstrap(resamples, seed);
    Reliability reliability = CalibrationCheck.of(card, faces, BINS, bootstrap);
    console.out().println(PairEvaluation.of(faces, pairs, seed, bootstrap));
    if (!card.thresholds().isEmpty()) {
      console.out().println(CalibrationCheck.thresholds(card, faces, bootstrap));
    }
    console.out().print(reliability);
    console.out().flush();
    if (plot != null) {
      RocPlot.of(PairDistances.all(faces)).writeBoth(plot, "roc");
      reliability.chart().writeBoth(plot, "reliability");
    }
  }

  /** A training's folder says who was learned from; a card says the seed that left people out. */
  private void checkSplit(FaceFolder people, ModelCard card) {
    String drawn = card.training().get("seed");
    if (model != null && SiameseTraining.isIn(model)) {
      SiameseTraining.load(model).requireNew(people);
    } else if (drawn != null && data != null && more != null) {
      DistilledTraining.ofSeed(data, more, Long.parseLong(drawn)).requireNew(people);
    } else {
      console.err().println("warning: whether these people are new to it is not checked (--more)");
    }
  }

  private FaceFolder people() {
    if (data != null) {
      return ResearchFaces.developmentOrAll(data);
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
    new SiameseExporter(model, EmbeddingForm.MIRRORED, 1e-3).exportUnmeasured(folder);
    return Model.load(folder);
  }
}
