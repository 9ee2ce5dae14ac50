package io.facerec.train.checkpoint;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When to save, and what to keep of it.
 *
 * @param everySteps saves at each multiple of this many steps
 * @param every saves when so much time has passed; instead of {@code everySteps}
 * @param keep the newest that are kept, at least 1
 * @param keepEvery of those that are not the newest, one is kept for good for each such time
 */
public record SavePolicy(
    OptionalInt everySteps, Optional<Duration> every, int keep, Optional<Duration> keepEvery) {
  /** Refuses both ways at once. */
  public SavePolicy {
    checkArgument(
        everySteps.isEmpty() || every.isEmpty(),
        "saves every %s steps and every %s: choose one",
        everySteps.orElse(0),
        every.orElse(Duration.ZERO));
    checkArgument(
        everySteps.orElse(1) >= 1, "saves every %s steps, must be 1 or more", everySteps.orElse(1));
    checkPositive("saves", every);
    checkArgument(keep >= 1, "keeps %s checkpoints, must be 1 or more", keep);
    checkPositive("keeps one for good", keepEvery);
  }

  private static void checkPositive(String what, Optional<Duration> time) {
    Duration given = time.orElse(Duration.ofSeconds(1));
    checkArgument(!given.isNegative() && !given.isZero(), "%s every %s, must be > 0", what, given);
  }

  /**
   * Whether to save after this step.
   *
   * @param passed since the last time
   */
  public boolean due(long step, Duration passed) {
    return everySteps.isPresent()
        ? step % everySteps.getAsInt() == 0
        : every.isPresent() && passed.compareTo(every.get()) >= 0;
  }
}
