package io.facerec.train.hook;

import java.time.Duration;
import java.util.Locale;

/**
 * Where the time of a training's steps went.
 *
 * @param steps that were measured
 * @param wall from the first to the last of them, saving and evaluating included
 * @param waiting for batches, of {@code wall}
 * @param computing of steps on batches that were there, of {@code wall}
 * @param processor time of all threads of the process, those that make batches ahead included
 */
public record Profile(
    long steps, Duration wall, Duration waiting, Duration computing, Duration processor) {
  /** The share of the steps' time, waiting and computing, that they waited for data; in [0, 1]. */
  public double waitingShare() {
    return share(waiting, waiting.plus(computing));
  }

  /** Processors that were busy at a time, on average. */
  public double busyProcessors() {
    return share(processor, wall);
  }

  /** Steps for each second of processor time. */
  public double stepsPerProcessorSecond() {
    return steps == 0 ? 0 : steps * 1e9 / processor.toNanos();
  }

  private static double share(Duration part, Duration whole) {
    return whole.isZero() ? 0 : part.toNanos() / (double) whole.toNanos();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d steps, %.1f ms each: %.2f %% of it waiting for data, %.2f processors busy, %.1f ms of"
            + " processor time",
        steps,
        perStep(wall),
        100 * waitingShare(),
        busyProcessors(),
        perStep(processor));
  }

  private double perStep(Duration time) {
    return steps == 0 ? 0 : time.toNanos() / 1e6 / steps;
  }
}
