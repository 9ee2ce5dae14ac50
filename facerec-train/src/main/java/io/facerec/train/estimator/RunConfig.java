package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.file.Path;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * Where and how an {@link Estimator} runs.
 *
 * @param modelDir checkpoints and logs; made if absent
 * @param seed of the first weights
 * @param saveEvery steps between checkpoints
 * @param logEvery steps between lines of the log
 * @param keepCheckpoints the newest that are kept
 * @param threads processors for one operation, and operations at once
 * @param bfloat16 whether convolutions run in bfloat16 where the processor has it
 */
public record RunConfig(
    Path modelDir,
    long seed,
    int saveEvery,
    int logEvery,
    int keepCheckpoints,
    int threads,
    boolean bfloat16) {
  /** Checks the counts. */
  public RunConfig {
    checkArgument(saveEvery >= 1, "saveEvery is %s, must be at least 1", saveEvery);
    checkArgument(logEvery >= 1, "logEvery is %s, must be at least 1", logEvery);
    checkArgument(keepCheckpoints >= 1, "keeps %s checkpoints, must be 1 or more", keepCheckpoints);
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
    RewriterConfig.Builder rewriter = RewriterConfig.newBuilder();
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
    private int saveEvery = 500;
    private int logEvery = 100;
    private int keepCheckpoints = 3;
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
      saveEvery = steps;
      return this;
    }

    /** Steps between lines of the log. Default 100. */
    @CanIgnoreReturnValue
    public Builder logEvery(int steps) {
      logEvery = steps;
      return this;
    }

    /** The newest checkpoints that are kept. Default 3. */
    @CanIgnoreReturnValue
    public Builder keepCheckpoints(int count) {
      keepCheckpoints = count;
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

    /** Makes the configuration. */
    public RunConfig build() {
      return new RunConfig(modelDir, seed, saveEvery, logEvery, keepCheckpoints, threads, bfloat16);
    }
  }
}
