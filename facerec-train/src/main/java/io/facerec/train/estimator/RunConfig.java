package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.train.checkpoint.SavePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * Where and how an {@link Estimator} runs.
 *
 * @param modelDir checkpoints, logs and event files; made if absent
 * @param seed of the first weights
 * @param saving when to save, besides at the end, and what to keep
 * @param logEvery steps between lines of the log
 * @param summaryEvery steps between summaries in the event file; empty: none
 * @param threads processors for one operation, and operations at once
 * @param bfloat16 whether convolutions run in bfloat16 where the processor has it
 */
public record RunConfig(
    Path modelDir,
    long seed,
    SavePolicy saving,
    int logEvery,
    OptionalInt summaryEvery,
    int threads,
    boolean bfloat16) {
  /** Checks the counts. */
  public RunConfig {
    checkArgument(logEvery >= 1, "logEvery is %s, must be at least 1", logEvery);
    checkArgument(
        summaryEvery.orElse(1) >= 1,
        "summaryEvery is %s, must be at least 1",
        summaryEvery.orElse(1));
    checkArgument(threads >= 1, "%s threads, must be at least 1", threads);
  }

  /** The defaults, in this model directory. */
  public static RunConfig in(Path modelDir) {
    return builder(modelDir).build();
  }

  /** Begins a configuration. */
  public static Builder builder(Path modelDir) {
    return new Builder(modelDir);
  }

  ConfigProto session() {
    // one device: nothing to swap, and no costs to estimate, of which TensorFlow would complain
    RewriterConfig.Builder rewriter =
        RewriterConfig.newBuilder().setMemoryOptimization(RewriterConfig.MemOptType.NO_MEM_OPT);
    if (bfloat16) {
      rewriter.setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
    }
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(threads)
        .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter))
        .build();
  }

  /** The options of a {@link RunConfig}. */
  public static final class Builder {
    private final Path modelDir;
    private long seed = 20_261_124;
    private OptionalInt saveEvery = OptionalInt.empty();
    private Optional<Duration> saveEveryTime = Optional.empty();
    private int logEvery = 100;
    private int summaryEvery = 100;
    private int keepCheckpoints = 3;
    private Optional<Duration> keepEvery = Optional.empty();
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean bfloat16 = true;

    private Builder(Path modelDir) {
      this.modelDir = modelDir;
    }

    /** The seed of the first weights. Default 20261124. */
    @CanIgnoreReturnValue
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Steps between checkpoints. Default 500. */
    @CanIgnoreReturnValue
    public Builder saveEvery(int steps) {
      saveEvery = OptionalInt.of(steps);
      return this;
    }

    /** Time between checkpoints, in place of steps. */
    @CanIgnoreReturnValue
    public Builder saveEvery(Duration time) {
      saveEveryTime = Optional.of(time);
      return this;
    }

    /** Steps between lines of the log. Default 100. */
    @CanIgnoreReturnValue
    public Builder logEvery(int steps) {
      logEvery = steps;
      return this;
    }

    /** Steps between summaries in the event file; 0 for none. Default 100. */
    @CanIgnoreReturnValue
    public Builder summaryEvery(int steps) {
      checkArgument(steps >= 0, "summaryEvery is %s, must be at least 0", steps);
      summaryEvery = steps;
      return this;
    }

    /** The newest checkpoints that are kept. Default 3. */
    @CanIgnoreReturnValue
    public Builder keepCheckpoints(int count) {
      keepCheckpoints = count;
      return this;
    }

    /** Keeps one checkpoint for good for each such time, beside the newest. Default: none. */
    @CanIgnoreReturnValue
    public Builder keepOneEvery(Duration time) {
      keepEvery = Optional.of(time);
      return this;
    }

    /** TensorFlow's threads. Default: the processors of this machine. */
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
     * Makes the configuration.
     *
     * @throws IllegalArgumentException if checkpoints are to come by steps and by time
     */
    public RunConfig build() {
      boolean byDefault = saveEvery.isEmpty() && saveEveryTime.isEmpty();
      SavePolicy saving =
          new SavePolicy(
              byDefault ? OptionalInt.of(500) : saveEvery,
              saveEveryTime,
              keepCheckpoints,
              keepEvery);
      OptionalInt summaries =
          summaryEvery == 0 ? OptionalInt.empty() : OptionalInt.of(summaryEvery);
      return new RunConfig(modelDir, seed, saving, logEvery, summaries, threads, bfloat16);
    }
  }
}
