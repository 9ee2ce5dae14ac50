package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.train.data.TaughtFaces;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.siamese.SiameseRecipe;
import io.facerec.train.siamese.SiameseTraining;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec train siamese}: the shipped verifier, or one like it, from the research faces. */
@Command(
    name = "siamese",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the net that verifies faces. It learns from a teacher's",
      "embeddings of the faces in DATA/identity and of the unpacked faces of",
      "DATA/more; 500 people are held out for thresholds and calibration.",
      "Ctrl-C saves it and ends; --resume goes on. `facerec export` makes a",
      "model of it."
    })
final class TrainSiamese implements Runnable {
  private static final long STEPS = 18_000;
  private static final long SEED = 20_261_124;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(names = "--data", required = true, description = "Holds identity and more.")
  private Path data = Path.of(".");

  @Option(names = "--more", required = true, description = "The unpacked faces of DATA/more.")
  private Path more = Path.of(".");

  @Option(names = "--model", required = true, description = "Where checkpoints are kept.")
  private Path model = Path.of(".");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Lines of name=value for steps, batch, rate and seed; options go before.")
  private @Nullable Path config;

  @Option(names = "--steps", description = "Batches in all. Default: " + STEPS)
  private @Nullable Long steps;

  @Option(names = "--batch", description = "Faces in a batch. Default: 64")
  private @Nullable Integer batch;

  @Option(names = "--rate", description = "Highest learning rate. Default: 2e-3")
  private @Nullable Double rate;

  @Option(names = "--seed", description = "Default: " + SEED)
  private @Nullable Long seed;

  @Option(names = "--threads", description = "Default: the processors of this machine.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--save-every", description = "Steps. Default: ${DEFAULT-VALUE}")
  private int saveEvery = 1000;

  @Option(names = "--resume", description = "Goes on with the training that is in --model.")
  private boolean resume;

  @Option(
      names = "--warm-start",
      paramLabel = "DIR",
      description = "Another training's folder, whose weights a new training begins with.")
  private @Nullable Path warmStart;

  @Override
  public void run() {
    if (!resume && SiameseTraining.isIn(model)) {
      throw console.wrongWords(
          model + " holds a training; add --resume to go on with it, or name another folder");
    }
    SiameseTraining training = training();
    TaughtFaces faces = training.faces();
    console
        .err()
        .printf("%d faces to learn from; held out: %s%n", faces.size(), training.heldOut());
    console.err().flush();
    RunConfig where =
        RunConfig.builder(model)
            .seed(training.seed())
            .threads(threads)
            .saveEvery(saveEvery)
            .build();
    try (Progress progress = console.progress("training", "steps");
        StopOnShutdown stop = new StopOnShutdown()) {
      training.train(
          where, faces, Optional.ofNullable(warmStart), new ProgressHook(progress), stop);
    }
  }

  private SiameseTraining training() {
    TrainingSettings settings = new TrainingSettings(config, "steps", "batch", "rate", "seed");
    SiameseRecipe standard =
        SiameseRecipe.of(settings.value("steps", steps, Long::parseLong, STEPS));
    SiameseRecipe recipe =
        standard
            .batch(settings.value("batch", batch, Integer::parseInt, standard.batch()))
            .rate(settings.value("rate", rate, Double::parseDouble, standard.rate()));
    return new SiameseTraining(
        data, more, settings.value("seed", seed, Long::parseLong, SEED), recipe);
  }
}
