package io.facerec.train.estimator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the mean loss every so many steps, and appends it to {@code training-log.tsv} of the model
 * directory: step, milliseconds a step, loss, then {@code name=value} for what the model noted.
 */
final class LoggingHook implements TrainingHook {
  private static final Logger LOG = LoggerFactory.getLogger(LoggingHook.class);

  private final Path file;
  private final int every;
  private double lossSum;
  private int count;
  private long since = System.nanoTime();

  LoggingHook(Path modelDir, int every) {
    this.file = modelDir.resolve("training-log.tsv");
    this.every = every;
  }

  @Override
  public boolean afterStep(StepValues values) {
    lossSum += values.loss();
    count++;
    if (values.step() % every == 0) {
      write(values);
      lossSum = 0;
      count = 0;
      since = System.nanoTime();
    }
    return true;
  }

  private void write(StepValues values) {
    double millis = (System.nanoTime() - since) / 1e6 / count;
    StringBuilder line = new StringBuilder();
    line.append("%d\t%.1f\t%.5f".formatted(values.step(), millis, lossSum / count));
    for (Map.Entry<String, Float> scalar : new TreeMap<>(values.scalars()).entrySet()) {
      line.append("\t%s=%.5g".formatted(scalar.getKey(), scalar.getValue()));
    }
    LOG.info("step {} of {}: {}", values.step(), values.lastStep(), line);
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
