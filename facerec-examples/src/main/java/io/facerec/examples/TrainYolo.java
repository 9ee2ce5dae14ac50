package io.facerec.examples;

import io.facerec.train.detection.YoloTrainer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code facerec train yolo}: the shipped face detector, or one like it. */
@Command(
    name = "yolo",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the net that finds faces, on random crops of labelled photos. A training that was",
      "cut off goes on from its latest checkpoint. With --out it is measured and exported then."
    })
final class TrainYolo implements Runnable {
  @Option(
      names = "--data",
      required = true,
      description = "Holds train, val and negatives, each with its label.txt; or holds detection.")
  private Path data = Path.of(".");

  @Option(names = "--more", description = "Holds photos, unpacked, with train.txt and val.txt.")
  private @Nullable Path more;

  @Option(names = "--model", required = true, description = "Where checkpoints are kept.")
  private Path model = Path.of(".");

  @Option(names = "--steps", description = "Batches in all. Default: ${DEFAULT-VALUE}")
  private long steps = YoloTrainer.STEPS;

  @Option(names = "--batch", description = "Crops in a batch. Default: ${DEFAULT-VALUE}")
  private int batch = 16;

  @Option(names = "--crop", description = "Pixels of a crop's side. Default: ${DEFAULT-VALUE}")
  private int crop = 256;

  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}")
  private long seed = 20_261_124;

  @Option(names = "--threads", description = "Default: the processors of this machine.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--save-every", description = "Steps. Default: ${DEFAULT-VALUE}")
  private int saveEvery = 500;

  @Option(names = "--out", description = "Where the detector is exported when it is trained.")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    YoloTrainer.Builder options =
        YoloTrainer.builder(data, model)
            .steps(steps)
            .batch(batch)
            .cropSize(crop)
            .seed(seed)
            .threads(threads)
            .saveEvery(saveEvery);
    if (more != null) {
      options.more(more);
    }
    YoloTrainer trainer = options.build().train();
    if (out != null) {
      String command =
          "facerec train yolo --data DATA%s --steps %d --batch %d --crop %d --seed %d"
              .formatted(more == null ? "" : " --more MORE", steps, batch, crop, seed);
      spec.commandLine().getOut().println(trainer.export(out, command).figures());
      spec.commandLine().getOut().flush();
    }
  }
}
