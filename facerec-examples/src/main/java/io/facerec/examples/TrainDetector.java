package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.DetectorTrainer;
import io.facerec.train.detection.Learning;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec train yolo}, {@code faster-rcnn} and so on: a face detector of some method. */
@Command(
    mixinStandardHelpOptions = true,
    description = {
      "Trains the net that finds faces, on random crops of labelled photos.",
      "Ctrl-C saves it and ends; --resume goes on. `facerec export` makes a",
      "model of it."
    })
final class TrainDetector implements Runnable {
  private static final long SEED = 20_261_124;

  private final DetectorMethod method;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--data",
      required = true,
      description = "Holds train, val and negatives, each with its label.txt; or holds detection.")
  private Path data = Path.of(".");

  @Option(names = "--more", description = "Holds photos, unpacked, with train.txt and val.txt.")
  private @Nullable Path more;

  @Option(names = "--model", required = true, description = "Where checkpoints are kept.")
  private Path model = Path.of(".");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Lines of name=value for photos, steps, batch, crop and seed; options go before.")
  private @Nullable Path config;

  @Option(
      names = "--photos",
      description = "Trains on so many, drawn at random; makes the search shorter. Default: all")
  private @Nullable Integer photos;

  @Option(
      names = "--proposals",
      paramLabel = "DIR",
      description = {
        "Keeps what selective search proposes for the photos (rcnn, fast-rcnn);",
        "trainings may share it. Default: proposals in --model"
      })
  private @Nullable Path proposals;

  @Option(names = "--steps", description = "Batches in all. Default: the method's, 7000 for yolo")
  private @Nullable Long steps;

  @Option(names = "--batch", description = "Crops in a batch. Default: 16")
  private @Nullable Integer batch;

  @Option(
      names = "--crop",
      description = "Pixels of a crop's side. Default: the method's, 256 for yolo")
  private @Nullable Integer crop;

  @Option(names = "--seed", description = "Default: " + SEED)
  private @Nullable Long seed;

  @Option(names = "--threads", description = "Default: the processors of this machine.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--save-every", description = "Steps. Default: ${DEFAULT-VALUE}")
  private int saveEvery = 500;

  @Option(
      names = "--warm-start",
      arity = "1..*",
      paramLabel = "DIR",
      description = {
        "Folder of another training, or of an exported model, whose weights are taken where",
        "--model has none; of several, the mean of their weights."
      })
  private List<Path> warmStart = List.of();

  @Option(
      names = "--second-look",
      paramLabel = "DIR",
      description = {
        "Folder of a training, or of an exported model, of any method, whose second look at each",
        "face is taken where --model has none. Default: as --warm-start has it."
      })
  private @Nullable Path secondLook;

  @Option(
      names = "--learn",
      description = {
        "${COMPLETION-CANDIDATES}: finding is all but the second look at each face; refining is",
        "that alone, on photos whose landmarks were marked by hand. What is not learned stays as",
        "--warm-start has it. Default: ${DEFAULT-VALUE}"
      })
  private Learning learning = Learning.ALL;

  @Option(names = "--resume", description = "Goes on with the training that is in --model.")
  private boolean resume;

  /** A command that trains by this method. */
  TrainDetector(DetectorMethod method) {
    this.method = method;
  }

  @Override
  public void run() {
    if (!resume && DetectorTrainer.isIn(method, model)) {
      throw console.wrongWords(
          model + " holds a training; add --resume to go on with it, or name another folder");
    }
    TrainingSettings settings =
        new TrainingSettings(config, "photos", "steps", "batch", "crop", "seed");
    DetectorTrainer.Builder options =
        DetectorTrainer.builder(method, data, model)
            .photos(settings.value("photos", photos, Integer::valueOf, Integer.MAX_VALUE))
            .steps(settings.value("steps", steps, Long::valueOf, method.steps()))
            .batch(settings.value("batch", batch, Integer::valueOf, 16))
            .cropSize(settings.value("crop", crop, Integer::valueOf, method.cropSize()))
            .seed(settings.value("seed", seed, Long::valueOf, SEED))
            .learning(learning)
            .threads(threads)
            .saveEvery(saveEvery);
    Optional.ofNullable(more).ifPresent(options::more);
    options.warmStart(warmStart.toArray(new Path[0]));
    Optional.ofNullable(secondLook).ifPresent(options::secondLook);
    Optional.ofNullable(proposals).ifPresent(options::proposals);
    DetectorTrainer trainer = options.build();
    if (method.needsProposals()) {
      try (Progress progress = console.progress("searching", "photos")) {
        trainer.propose(progress::at);
      }
    }
    try (Progress progress = console.progress("training", "steps")) {
      trainer.train(new ProgressHook(progress));
    }
  }
}
