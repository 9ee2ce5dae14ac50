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
 * @param bfloat16 whether convolutions compute in bfloat16 (8 bits of precision). On a processor
 *     with AVX512_BF16 the first Siamese net took 2.1 ms of processor time a face instead of 3.9,
 *     its distances moved by 0.0006 on average and 0.005 at most, and as many pairs of people were
 *     told apart; the first detector took 26 ms a photo instead of 35, found the same faces, and
 *     its boxes moved by 1 %. Without such a processor it is slower
 */
public record SessionOptions(int threads, boolean bfloat16) {
  /**
   * One thread a run, since facerec runs a model from as many threads as there are processors: many
   * small runs side by side beat one run on many threads. Full precision, so that a model gives the
   * same answers, but for rounding, on every processor.
   */
  public static final SessionOptions DEFAULT = new SessionOptions(1, false);

  /**
   * One thread a run, and bfloat16 where this processor has it, as far as that is known (Linux says
   * it): for models whose answers may differ a little between processors.
   */
  public static final SessionOptions FAST = new SessionOptions(1, Bfloat16.isNative());

  private static final int IN_CALLERS_THREAD = -1;

  /** Checks the number of threads. */
  public SessionOptions {
    checkArgument(threads >= 1, "threads is %s, must be at least 1", threads);
  }

  /** As TensorFlow takes them. */
  public ConfigProto toProto() {
    // memory is swapped between devices, of which there is one; to plan it, TensorFlow estimates
    // costs, and complains on stderr of ops that it knows no cost of (CropAndResize)
    RewriterConfig.Builder rewriter =
        RewriterConfig.newBuilder().setMemoryOptimization(RewriterConfig.MemOptType.NO_MEM_OPT);
    if (bfloat16) {
      rewriter.setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
    }
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(threads == 1 ? IN_CALLERS_THREAD : threads)
        .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter))
        .build();
  }
}
