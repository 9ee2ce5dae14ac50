package io.facerec.train.detection;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.model.ModelCard;
import io.facerec.train.estimator.Checkpoint;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.estimator.TrainingHook;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorflow.TensorFlow;

/**
 * Trains the default face detector, and exports it with a card that says how good it is. A training
 * that was stopped goes on from its latest checkpoint when it is started with the same options.
 */
public final class YoloTrainer {
  /** Steps of the training of the detector that ships. */
  public static final long STEPS = 7_000;

  private static final double PEAK_RATE = 3e-3;
  private static final double END_RATE = 2e-5;
  private static final double DECAY = 0.02;
  private static final double CLIP_NORM = 10;
  private static final double AVERAGE = 0.998;
  private static final int WARM_UP = 200;

  private final DetectionPhotos photos;
  private final Builder options;
  private final Estimator estimator;

  private YoloTrainer(Builder options) {
    this.options = options;
    this.photos = DetectionPhotos.in(options.data, Optional.ofNullable(options.more));
    AdamW optimizer =
        AdamW.builder(
                Schedule.cosine(
                    PEAK_RATE, END_RATE, Math.min(WARM_UP, options.steps / 10), options.steps))
            .decay(DECAY)
            .clipNorm(CLIP_NORM)
            .average(AVERAGE)
            .build();
    this.estimator =
        Estimator.of(
            new YoloModel(optimizer),
            RunConfig.builder(options.modelDir)
                .seed(options.seed)
                .saveEvery(options.saveEvery)
                .threads(options.threads)
                .bfloat16(options.bfloat16)
                .build());
  }

  /**
   * Begins with the defaults.
   *
   * @param data labelled photos: {@code train}, {@code val} and {@code negatives}, see {@link
   *     DetectionPhotos}
   * @param modelDir where checkpoints are kept
   */
  public static Builder builder(Path data, Path modelDir) {
    return new Builder(data, modelDir);
  }

  /** Trains until the configured step, from the latest checkpoint where there is one. */
  @CanIgnoreReturnValue
  public YoloTrainer train(TrainingHook... hooks) {
    estimator.train(
        photos
            .crops()
            .size(options.cropSize)
            .batch(options.batch)
            .seed(options.seed)
            .parallelCalls(options.threads)
            .build(),
        Steps.total(options.steps),
        hooks);
    return this;
  }

  /**
   * Measures the latest checkpoint and writes the detector as it has it, with its card.
   *
   * @param folder gets {@code graph.pb} and {@code model-card.json}
   * @param command what was typed to train it
   */
  @CanIgnoreReturnValue
  public ModelCard export(Path folder, String command) {
    long step = estimator.latestCheckpoint().map(Checkpoint::step).orElse(0L);
    Map<String, String> training = new LinkedHashMap<>();
    training.put("command", command);
    training.put(
        "data",
        "%d labelled photos and %d without faces"
            .formatted(photos.training().size(), photos.negatives().size()));
    training.put("steps", "%d of %d".formatted(step, options.steps));
    training.put("batch", "%d crops of %d px".formatted(options.batch, options.cropSize));
    training.put("seed", Long.toString(options.seed));
    training.put("tensorflow", TensorFlow.version());
    return new YoloExporter(options.modelDir).export(folder, photos, training);
  }

  /** What to train on and how long. */
  public static final class Builder {
    private final Path data;
    private final Path modelDir;
    private @Nullable Path more;
    private long steps = STEPS;
    private int batch = 16;
    private int cropSize = 256;
    private long seed = 20_261_124;
    private int saveEvery = 1_000;
    private boolean bfloat16 = true;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder(Path data, Path modelDir) {
      this.data = data;
      this.modelDir = modelDir;
    }

    /** A second folder of labelled photos, see {@link DetectionPhotos}. Default: none. */
    @CanIgnoreReturnValue
    public Builder more(Path folder) {
      more = folder;
      return this;
    }

    /**
     * Steps in all, at least 1; the learning rate falls to its end over them. Default {@link
     * #STEPS}.
     */
    @CanIgnoreReturnValue
    public Builder steps(long count) {
      checkArgument(count >= 1, "steps are %s, must be at least 1", count);
      steps = count;
      return this;
    }

    /** Crops a step, at least 1. Default 16. */
    @CanIgnoreReturnValue
    public Builder batch(int crops) {
      checkArgument(crops >= 1, "batch is %s, must be at least 1", crops);
      batch = crops;
      return this;
    }

    /** Pixels of a crop's side, a multiple of 32. Default 256. */
    @CanIgnoreReturnValue
    public Builder cropSize(int pixels) {
      cropSize = pixels;
      return this;
    }

    /** Of the first weights and of the crops. Default 20261124. */
    @CanIgnoreReturnValue
    public Builder seed(long number) {
      seed = number;
      return this;
    }

    /** Steps between checkpoints, at least 1. Default 1,000. */
    @CanIgnoreReturnValue
    public Builder saveEvery(int count) {
      saveEvery = count;
      return this;
    }

    /** Processors to use, at least 1. Default: all. */
    @CanIgnoreReturnValue
    public Builder threads(int count) {
      threads = count;
      return this;
    }

    /** Whether convolutions run in bfloat16 where the processor has it. Default true. */
    @CanIgnoreReturnValue
    public Builder bfloat16(boolean on) {
      bfloat16 = on;
      return this;
    }

    /** The trainer. */
    public YoloTrainer build() {
      return new YoloTrainer(this);
    }
  }
}
