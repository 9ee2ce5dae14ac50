package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.hook.ProfilerHook;
import io.facerec.train.siamese.Distillation;
import io.facerec.train.siamese.DistilledTraining;
import io.facerec.train.siamese.FaceVariation;
import io.facerec.train.siamese.FineTuning;
import io.facerec.train.siamese.FolderTraining;
import io.facerec.train.siamese.LossKind;
import io.facerec.train.siamese.SiameseRecipe;
import io.facerec.train.siamese.SiameseTrainer;
import io.facerec.train.siamese.SiameseTraining;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code facerec train siamese}: the shipped verifier, or one like it, from the research faces or a
 * folder of people.
 */
@Command(
    name = "siamese",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the net that verifies faces, on a folder of people (--loss",
      "arcface, cosface, triplet or contrastive; `facerec prepare` makes such",
      "a folder), or as the shipped one: from a teacher's embeddings of the",
      "faces in DATA/identity and of the unpacked faces of DATA/more. Some",
      "people are held out for thresholds, calibration and figures.",
      "Ctrl-C saves it and ends; --resume goes on. `facerec export` makes a",
      "model of it."
    })
final class TrainSiamese implements Runnable {
  private static final long STEPS = 18_000;
  private static final long SEED = 20_261_124;
  private static final String DISTILL = "distill";

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--data",
      required = true,
      description = "A folder of people; for a teacher, one that holds identity and more.")
  private Path data = Path.of(".");

  @Option(
      names = "--loss",
      description = {
        "arcface, cosface, triplet, contrastive, or distill: a teacher's embeddings.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String loss = DISTILL;

  @Option(names = "--more", description = "With a teacher: the unpacked faces of DATA/more.")
  private @Nullable Path more;

  @Option(
      names = "--taught",
      paramLabel = "DIR",
      arity = "1..*",
      description = {
        "With a teacher: more faces that it embedded, as benchmark/peers teach leaves them. Faces",
        "that look like people held out are left out."
      })
  private List<Path> taught = List.of();

  @Option(
      names = "--vary",
      paramLabel = "HOW",
      description = {
        "With a teacher: how faces are changed at random, one of ${COMPLETION-CANDIDATES}. gentle",
        "is for the last steps, with faces mostly clear; albums makes them small, blurred,",
        "covered, dark and badly aligned as well. Default: ${DEFAULT-VALUE}"
      })
  private FaceVariation variation = FaceVariation.USUAL;

  @Option(
      names = "--fine-tune",
      paramLabel = "HOW",
      description = {
        "With a teacher, from a net that has learned from it (--warm-start): to tell known",
        "people apart as well, by margin or contrastive. Default: ${DEFAULT-VALUE}"
      })
  private String fineTune = FineTuning.NONE.toString();

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
      arity = "1..*",
      description = {
        "Folder of another training, or of an exported model, whose weights a new training",
        "begins with; of several, it begins with their mean."
      })
  private List<Path> warmStart = List.of();

  @Option(
      names = "--profile",
      description = "Says in the end how long steps took and waited for data.")
  private boolean profile;

  @Override
  public void run() {
    if (!resume && SiameseTraining.isIn(model)) {
      throw console.wrongWords(
          model + " holds a training; add --resume to go on with it, or name another folder");
    }
    SiameseTraining training = training();
    SiameseTrainer trainer =
        training.trainer(
            RunConfig.builder(model)
                .seed(training.seed())
                .threads(threads)
                .saveEvery(saveEvery)
                .build());
    console.err().println(trainer);
    console.err().flush();
    ProfilerHook profiler = ProfilerHook.create();
    try (Progress progress = console.progress("training", "steps")) {
      trainer.train(warmStart, new ProgressHook(progress), profiler);
    }
    if (profile) {
      profiler.profile().ifPresent(console.err()::println);
      console.err().flush();
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
    long from = settings.value("seed", seed, Long::parseLong, SEED);
    if (!loss.equals(DISTILL)) {
      return new FolderTraining(data, kind(), from, recipe);
    }
    if (more == null) {
      throw console.wrongWords("--more is missing; or is --loss, to learn without a teacher?");
    }
    return new DistilledTraining(
        data, more, new Distillation(taught, variation, fineTuning()), from, recipe);
  }

  private FineTuning fineTuning() {
    return Stream.of(FineTuning.values())
        .filter(way -> way.toString().equals(fineTune))
        .findFirst()
        .orElseThrow(
            () ->
                console.wrongWords(
                    "--fine-tune is %s, must be one of %s"
                        .formatted(fineTune, Arrays.toString(FineTuning.values()))));
  }

  private LossKind kind() {
    return LossNames.find(loss)
        .orElseThrow(
            () ->
                console.wrongWords(
                    "--loss is %s, must be %s or one of %s"
                        .formatted(loss, DISTILL, LossNames.ALL)));
  }
}
