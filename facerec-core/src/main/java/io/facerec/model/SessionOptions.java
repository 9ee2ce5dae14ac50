package io.facerec.model;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How TensorFlow runs a model.
 *
 * @param threads that one run may use, at least 1. TensorFlow sizes the pool once in a process, by
 *     the first session that is made; later sessions share it whatever they ask for
 * @param bfloat16 whether convolutions may compute in bfloat16 (8 bits of precision) where the
 *     processor can: up to twice as fast, embeddings move by about 1e-2
 */
public record SessionOptions(int threads, boolean bfloat16) {
  /**
   * One thread a run, since facerec runs a model from as many threads as there are processors: many
   * small runs side by side beat one run on many threads. Full precision.
   */
  public static final SessionOptions DEFAULT = new SessionOptions(1, false);

  private static final int IN_CALLERS_THREAD = -1;

  /** Checks the number of threads. */
  public SessionOptions {
    checkArgument(threads >= 1, "threads is %s, must be at least 1", threads);
  }

  ConfigProto toProto() {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(threads == 1 ? IN_CALLERS_THREAD : threads);
    if (bfloat16) {
      RewriterConfig rewriter =
          RewriterConfig.newBuilder()
              .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)
              .build();
      config.setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter));
    }
    return config.build();
  }
}
