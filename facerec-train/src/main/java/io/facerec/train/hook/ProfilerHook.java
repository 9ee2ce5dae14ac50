package io.facerec.train.hook;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.estimator.TrainingContext;
import io.facerec.train.estimator.TrainingHook;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what share of the steps' time is spent waiting for data.
 *
 * <p>The Estimator takes each batch in a run of its own before the step that uses it. That run is
 * what a step would have waited: batches that are made ahead come at once, and those that are not
 * are waited for. The first steps, in which TensorFlow prepares itself, are left out.
 */
public final class ProfilerHook implements TrainingHook {
  private static final Logger LOG = LoggerFactory.getLogger(ProfilerHook.class);

  private final int warmUp;
  private final int every;
  private @Nullable TrainingContext training;
  private int seen;
  private long waiting;
  private long computing;
  private long wallBegun;
  private long wallEnd;
  private long processorBegun;
  private long processorEnd;

  private ProfilerHook(int warmUp, int every) {
    checkArgument(warmUp >= 1, "leaves out %s steps, must be at least 1", warmUp);
    checkArgument(every >= 1, "reports every %s steps, must be at least 1", every);
    this.warmUp = warmUp;
    this.every = every;
  }

  /** Leaves out 10 steps and reports every 100. */
  public static ProfilerHook create() {
    return new ProfilerHook(10, 100);
  }

  /** Leaves out the first steps, at least 1, and reports every so many. */
  public static ProfilerHook of(int warmUp, int every) {
    return new ProfilerHook(warmUp, every);
  }

  @Override
  public void begin(TrainingContext begun) {
    training = begun;
    seen = 0;
    waiting = 0;
    computing = 0;
  }

  @Override
  public boolean afterStep(StepValues values) {
    seen++;
    wallEnd = System.nanoTime();
    processorEnd = processorNanos();
    if (seen == warmUp) {
      wallBegun = wallEnd;
      processorBegun = processorEnd;
    } else if (seen > warmUp) {
      waiting += values.time().waitingNanos();
      computing += values.time().computingNanos();
      if ((seen - warmUp) % every == 0) {
        profile().ifPresent(this::report);
      }
    }
    return true;
  }

  private void report(Profile profile) {
    LOG.info("{}", profile);
    if (training != null) {
      training.scalar("profile/waiting_share", profile.waitingShare());
      training.scalar("profile/busy_processors", profile.busyProcessors());
    }
  }

  private static long processorNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /**
   * What was measured so far, of the training that runs or ran last; empty if there were no steps
   * but those that are left out.
   */
  public Optional<Profile> profile() {
    if (seen <= warmUp) {
      return Optional.empty();
    }
    return Optional.of(
        new Profile(
            seen - warmUp,
            Duration.ofNanos(wallEnd - wallBegun),
            Duration.ofNanos(waiting),
            Duration.ofNanos(computing),
            Duration.ofNanos(processorEnd - processorBegun)));
  }
}
