package io.facerec.train.estimator;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the mean loss every so many steps, and appends it to {@code training-log.tsv} of the model
 * directory: step, milliseconds a step, loss, then {@code name=value} for what the model noted. The
 * event file gets the steps a second, and the share of the steps' time that they waited for data.
 */
final class LoggingHook implements TrainingHook {
  private static final Logger LOG = LoggerFactory.getLogger(LoggingHook.class);

  private final int every;
  private @Nullable TrainingContext training;
  private double lossSum;
  private long waiting;
  private long computing;
  private int count;
  private long since;

  LoggingHook(int every) {
    this.every = every;
  }

  @Override
  public void begin(TrainingContext begun) {
    training = begun;
    since = System.nanoTime();
  }

  @Override
  public boolean afterStep(StepValues values) {
    lossSum += values.loss();
    waiting += values.time().waitingNanos();
    computing += values.time().computingNanos();
    count++;
    if (values.step() % every == 0 && training != null) {
      double millis = (System.nanoTime() - since) / 1e6 / count;
      write(values, millis, training.modelDir().resolve("training-log.tsv"));
      training.scalar("steps_per_second", 1000 / millis);
      training.scalar("waiting_share", waiting / (double) (waiting + computing));
      lossSum = 0;
      waiting = 0;
      computing = 0;
      count = 0;
      since = System.nanoTime();
    }
    return true;
  }

  private void write(StepValues values, double millis, Path file) {
    StringBuilder line = new StringBuilder();
    line.append(format("%d\t%.1f\t%.5f", values.step(), millis, lossSum / count));
    for (Map.Entry<String, Float> scalar : new TreeMap<>(values.scalars()).entrySet()) {
      line.append(format("\t%s=%.5g", scalar.getKey(), scalar.getValue()));
    }
    LOG.info("step {} of {}: {}", values.step(), values.lastStep(), line);
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  @FormatMethod
  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
