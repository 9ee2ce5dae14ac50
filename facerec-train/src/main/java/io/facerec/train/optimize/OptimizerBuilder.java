package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * The options that all optimisers have. A step does, in this order: mean over the accumulated
 * batches, clipping by value, clipping by norm, decay, the rule's move, soft threshold, average.
 */
public final class OptimizerBuilder {
  private final UpdateRule rule;
  private final Schedule rate;
  private double clipValue;
  private double clipNorm;
  private int batches = 1;
  private double decay;
  private double threshold;
  private double stays;

  OptimizerBuilder(UpdateRule rule, Schedule rate) {
    this.rule = rule;
    this.rate = rate;
  }

  /** The greatest size of each value of a gradient. Default 0: no clipping. */
  @CanIgnoreReturnValue
  public OptimizerBuilder clipValue(double size) {
    checkArgument(size >= 0, "the size is %s, must be at least 0", size);
    clipValue = size;
    return this;
  }

  /**
   * The greatest norm of all gradients together (Pascanu et al., 2013); larger ones are scaled to
   * it. Default 0: no clipping.
   */
  @CanIgnoreReturnValue
  public OptimizerBuilder clipNorm(double norm) {
    checkArgument(norm >= 0, "the norm is %s, must be at least 0", norm);
    clipNorm = norm;
    return this;
  }

  /**
   * Batches whose mean gradient is one move: the effect of a batch of so many times the size, in
   * the memory of one. The global step still counts batches, and schedules go by it; a checkpoint
   * between keeps the sum so far. Default 1.
   */
  @CanIgnoreReturnValue
  public OptimizerBuilder accumulate(int count) {
    checkArgument(count >= 1, "accumulates %s batches, must be at least 1", count);
    batches = count;
    return this;
  }

  /**
   * Share of a kernel, times the learning rate, that is taken away each step. With plain gradient
   * descent this is an L2 penalty of half as much. Default 0, for {@link AdamW} 0.01.
   */
  @CanIgnoreReturnValue
  public OptimizerBuilder decay(double share) {
    checkArgument(share >= 0, "decay is %s, must be at least 0", share);
    decay = share;
    return this;
  }

  /**
   * An L1 penalty on kernels by its proximal step in place of its gradient (ISTA; Daubechies et
   * al., 2004): after each move, values within rate x lambda of 0 become 0 exactly, others come so
   * much closer. Default 0.
   */
  @CanIgnoreReturnValue
  public OptimizerBuilder proximalL1(double lambda) {
    checkArgument(lambda >= 0, "lambda is %s, must be at least 0", lambda);
    threshold = lambda;
    return this;
  }

  /**
   * How much of an exponential moving average of each weight stays each step, in [0, 1); evaluation
   * and export use the average (Polyak and Juditsky, 1992). A young one forgets faster: n / (n + 9)
   * after n moves. Default 0: none is kept.
   */
  @CanIgnoreReturnValue
  public OptimizerBuilder average(double share) {
    checkArgument(share >= 0 && share < 1, "the average keeps %s, must be in [0, 1)", share);
    stays = share;
    return this;
  }

  /** Makes the optimiser. */
  public Optimizer build() {
    return new ComposedOptimizer(
        rule,
        rate,
        new Clipping((float) clipValue, (float) clipNorm),
        batches,
        new WeightChanges((float) decay, (float) threshold, (float) stays));
  }
}
