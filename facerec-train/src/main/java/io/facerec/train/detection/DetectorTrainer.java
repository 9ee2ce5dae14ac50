package io.facerec.train.detection;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.model.ModelCard;
import io.facerec.train.checkpoint.Checkpoint;
import io.facerec.train.checkpoint.WarmStart;
import io.facerec.train.data.ProposalFolder;
import io.facerec.train.data.ProposalSearch;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.estimator.TrainingHook;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Optimizer;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorflow.TensorFlow;

/**
 * Trains a face detector, and exports it with a card that says how good it is. A training that was
 * stopped goes on from its latest checkpoint when it is started with the same options. Its folder
 * remembers what it learns from and how, so that export and evaluation need the folder alone.
 */
public final class DetectorTrainer {
  /** Where a training's folder has the proposals, unless told otherwise. */
  public static final String PROPOSALS = "proposals";

  private static final double PEAK_RATE = 3e-3;
  private static final double END_RATE = 2e-5;
  private static final double DECAY = 0.02;
  private static final double CLIP_NORM = 10;
  private static final double AVERAGE = 0.998;
  private static final int WARM_UP = 200;

  private final DetectorRecipe recipe;
  private final RunConfig config;
  private final TrainingCrops crops;
  private final Estimator estimator;

  private DetectorTrainer(
      DetectorRecipe recipe,
      RunConfig config,
      List<WarmStart> warmStarts,
      Optional<Path> proposals) {
    this.recipe = recipe;
    this.config = config;
    this.crops =
        new TrainingCrops(
            recipe,
            new ProposalFolder(proposals.orElse(config.modelDir().resolve(PROPOSALS))),
            config.threads());
    long warmUp = Math.min(WARM_UP, recipe.steps() / 10);
    Optimizer optimizer =
        AdamW.builder(Schedule.cosine(PEAK_RATE, END_RATE, warmUp, recipe.steps()))
            .decay(DECAY)
            .clipNorm(CLIP_NORM)
            .average(AVERAGE)
            .build();
    Estimator begun =
        Estimator.of(recipe.method().model(new FaceLearning(optimizer, recipe.learning())), config);
    for (WarmStart from : warmStarts) {
      begun = begun.warmStart(from);
    }
    this.estimator = begun;
  }

  /**
   * Begins with the defaults.
   *
   * @param method of detection
   * @param data labelled photos: {@code train}, {@code val} and {@code negatives}, see {@link
   *     DetectionPhotos}
   * @param modelDir where checkpoints are kept
   */
  public static Builder builder(DetectorMethod method, Path data, Path modelDir) {
    return new Builder(method, data, modelDir);
  }

  /** Whether this folder is that of a training of this method. */
  public static boolean isIn(DetectorMethod method, Path modelDir) {
    return Files.exists(DetectorRecord.file(method, modelDir));
  }

  /**
   * The training that was begun in this folder.
   *
   * @throws IllegalStateException if there is none
   */
  public static DetectorTrainer load(DetectorMethod method, Path modelDir) {
    checkState(
        isIn(method, modelDir), "%s is no folder of a training of %s", modelDir, method.name());
    return new DetectorTrainer(
        DetectorRecord.in(method, modelDir).recipe(),
        RunConfig.in(modelDir),
        List.of(),
        Optional.empty());
  }

  /**
   * Searches the training photos for proposals, where the method needs them and they were not
   * searched before; {@link #train} does so itself where it was not asked to. Photos that cannot be
   * read are warnings in the log, and are not trained on.
   *
   * @param listener is told how far it is
   */
  @CanIgnoreReturnValue
  public DetectorTrainer propose(ProposalSearch.Listener listener) {
    crops.search(listener);
    return this;
  }

  /** Trains until the configured step, from the latest checkpoint where there is one. */
  @CanIgnoreReturnValue
  public DetectorTrainer train(TrainingHook... hooks) {
    DetectorRecord.in(recipe.method(), config.modelDir()).add(recipe, latestStep());
    estimator.train(crops.stream(), Steps.total(recipe.steps()), hooks);
    return this;
  }

  private long latestStep() {
    return estimator.latestCheckpoint().map(Checkpoint::step).orElse(0L);
  }

  /**
   * Measures the latest checkpoint and writes the detector as it has it, with its card.
   *
   * @param folder gets {@code graph.pb} and {@code model-card.json}
   */
  @CanIgnoreReturnValue
  public ModelCard export(Path folder) {
    DetectionPhotos photos = recipe.photos();
    ImmutableMap<String, String> training =
        ImmutableMap.<String, String>builder()
            .put("command", recipe.command())
            .put("data", recipe.describe())
            .put("steps", Long.toString(latestStep()))
            .put("plans", DetectorRecord.in(recipe.method(), config.modelDir()).plans())
            .put("batch", "%d crops of %d px".formatted(recipe.batch(), recipe.cropSize()))
            .put("seed", Long.toString(recipe.seed()))
            .put(
                "schedule",
                "AdamW, rate %s after %d steps of warm-up, cosine to %s, decay %s, average %s"
                    .formatted(PEAK_RATE, WARM_UP, END_RATE, DECAY, AVERAGE))
            .put("tensorflow", TensorFlow.version())
            .buildOrThrow();
    return new DetectorExporter(recipe.method(), config.modelDir())
        .export(folder, photos, training);
  }

  /** What to train on and how long. */
  public static final class Builder {
    private final DetectorMethod method;
    private final Path data;
    private final Path modelDir;
    private @Nullable Path more;
    private ImmutableList<Path> warmStart = ImmutableList.of();
    private @Nullable Path secondLook;
    private @Nullable Path proposals;
    private int photos = Integer.MAX_VALUE;
    private long steps;
    private int batch = 16;
    private int cropSize;
    private long seed = 20_261_124;
    private int saveEvery = 500;
    private Learning learning = Learning.ALL;
    private boolean bfloat16 = true;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder(DetectorMethod method, Path data, Path modelDir) {
      this.method = method;
      this.data = data;
      this.modelDir = modelDir;
      steps = method.steps();
      cropSize = method.cropSize();
    }

    /** A second folder of labelled photos, see {@link DetectionPhotos}. Default: none. */
    @CanIgnoreReturnValue
    public Builder more(Path folder) {
      more = folder;
      return this;
    }

    /**
     * The folders of other trainings, or of exported models, the mean of whose weights is taken
     * where this one has no checkpoint. Default: none.
     */
    @CanIgnoreReturnValue
    public Builder warmStart(Path... folders) {
      warmStart = ImmutableList.copyOf(folders);
      return this;
    }

    /**
     * The folder of a training, or of an exported model, of any method, whose second look is taken
     * where this one has no checkpoint: it is the same net for all. Default: as {@link #warmStart}.
     */
    @CanIgnoreReturnValue
    public Builder secondLook(Path folder) {
      secondLook = folder;
      return this;
    }

    /**
     * Where proposals for the training photos are kept, for methods that need them; several
     * trainings may share a folder. Default: {@value #PROPOSALS} in the training's folder.
     */
    @CanIgnoreReturnValue
    public Builder proposals(Path folder) {
      proposals = folder;
      return this;
    }

    /** Photos to train on, at least 1; drawn at random where there are more. Default: all. */
    @CanIgnoreReturnValue
    public Builder photos(int most) {
      photos = most;
      return this;
    }

    /**
     * Steps in all, at least 1; the learning rate falls to its end over them. Default: the
     * method's.
     */
    @CanIgnoreReturnValue
    public Builder steps(long count) {
      steps = count;
      return this;
    }

    /** Crops a step, at least 1. Default 16. */
    @CanIgnoreReturnValue
    public Builder batch(int crops) {
      batch = crops;
      return this;
    }

    /** Pixels of a crop's side, a multiple of 32. Default: the method's. */
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

    /** What of it is trained; all else stays as {@link #warmStart} has it. Default: all. */
    @CanIgnoreReturnValue
    public Builder learning(Learning part) {
      learning = part;
      return this;
    }

    /** Steps between checkpoints, at least 1. Default 500. */
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

    /**
     * The trainer.
     *
     * @throws IllegalArgumentException if an option is out of its range
     */
    public DetectorTrainer build() {
      return new DetectorTrainer(
          new DetectorRecipe(
              method,
              data,
              Optional.ofNullable(more),
              photos,
              steps,
              batch,
              cropSize,
              seed,
              learning),
          RunConfig.builder(modelDir)
              .seed(seed)
              .saveEvery(saveEvery)
              .threads(threads)
              .bfloat16(bfloat16)
              .build(),
          warmStarts(),
          Optional.ofNullable(proposals));
    }

    private List<WarmStart> warmStarts() {
      ImmutableList.Builder<WarmStart> from = ImmutableList.builder();
      if (!warmStart.isEmpty()) {
        from.add(WarmStart.from(warmStart.toArray(new Path[0])));
      }
      if (secondLook != null) {
        from.add(WarmStart.from(secondLook).only(SecondLook.VARIABLES));
      }
      return from.build();
    }
  }
}
