package io.facerec.train.optimize;

/**
 * {@link Adam} with decoupled weight decay (Loshchilov and Hutter, 2019): kernels also shrink by
 * rate x decay of themselves each step, whatever their gradients.
 */
public final class AdamW {
  private AdamW() {}

  /** Begins an optimiser with a decay of 0.01. */
  public static OptimizerBuilder builder(Schedule rate) {
    return Adam.builder(rate).decay(0.01);
  }
}
