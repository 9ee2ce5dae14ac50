package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkArgument;

/** How far to train or evaluate. */
public final class Steps {
  private final long count;
  private final boolean total;

  private Steps(long count, boolean total) {
    checkArgument(count >= 1, "%s steps, must be at least 1", count);
    this.count = count;
    this.total = total;
  }

  /** This many from where it stands: a second call trains as many again. */
  public static Steps of(long more) {
    return new Steps(more, false);
  }

  /** Until the global step reaches this: a second call does nothing. */
  public static Steps total(long globalStep) {
    return new Steps(globalStep, true);
  }

  /** Until the input ends. */
  public static Steps untilEnd() {
    return new Steps(Long.MAX_VALUE, true);
  }

  long lastStep(long from) {
    return total ? count : from + count;
  }
}
