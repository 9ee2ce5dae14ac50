package io.facerec.examples;

import io.facerec.train.data.TaughtFaces;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.siamese.SiameseRecipe;
import io.facerec.train.siamese.SiameseTraining;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code facerec train siamese}: the shipped verifier, or one like it, from the research faces. */
@Command(
    name = "siamese",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the net that verifies faces. It learns from a teacher's embeddings of the faces in",
      "DATA/identity and in the unpacked faces of DATA/more; 500 people are held out for thresholds.",
      "A training that was cut off goes on from its latest checkpoint."
    })
final class TrainSiamese implements Runnable {
  @Option(names = "--data", required = true, description = "Holds identity and more.")
  private Path data = Path.of(".");

  @Option(names = "--more", required = true, description = "The unpacked faces of DATA/more.")
  private Path more = Path.of(".");

  @Option(names = "--model", required = true, description = "Where checkpoints are kept.")
  private Path model = Path.of(".");

  @Option(names = "--steps", description = "Batches in all. Default: ${DEFAULT-VALUE}")
  private long steps = 18_000;

  @Option(names = "--batch", description = "Faces in a batch. Default: ${DEFAULT-VALUE}")
  private int batch = 64;

  @Option(names = "--rate", description = "Highest learning rate. Default: ${DEFAULT-VALUE}")
  private double rate = 2e-3;

  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}")
  private long seed = 20_261_124;

  @Option(names = "--threads", description = "Default: the processors of this machine.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--save-every", description = "Steps. Default: ${DEFAULT-VALUE}")
  private int saveEvery = 1000;

  @Option(
      names = "--warm-start",
      description = "Another training's folder, whose weights a new training begins with.")
  private @Nullable Path warmStart;

  @Override
  public void run() {
    SiameseTraining training =
        new SiameseTraining(data, more, seed, SiameseRecipe.of(steps).batch(batch).rate(rate));
    TaughtFaces faces = training.faces();
    System.err.printf("%d faces to learn from; held out: %s%n", faces.size(), training.heldOut());
    RunConfig config =
        RunConfig.builder(model).seed(seed).threads(threads).saveEvery(saveEvery).build();
    training.train(config, faces, Optional.ofNullable(warmStart));
  }
}
