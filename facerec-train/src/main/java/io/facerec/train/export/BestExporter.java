package io.facerec.train.export;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.estimator.Evaluated;
import io.facerec.train.estimator.Exporter;
import io.facerec.train.estimator.RunRecord;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Exports a model that is better than all before it, to {@code step-N}. The best value and its step
 * are kept in {@code best.properties}, so that a restart forgets nothing. A metric that is no
 * number never wins.
 *
 * @param name of its folder
 * @param export what is written
 * @param metric that tells
 * @param higher whether a higher one is better
 * @param keep of the models that were the best, the newest that stay, at least 1
 */
public record BestExporter(String name, Export export, String metric, boolean higher, int keep)
    implements Exporter {
  /** Checks the count. */
  public BestExporter {
    checkArgument(keep >= 1, "keeps %s models, must be at least 1", keep);
  }

  /** The lowest of a metric, such as {@code loss}, in {@code export/best}; the last one is kept. */
  public static BestExporter lowest(String metric, Export export) {
    return new BestExporter("best", export, metric, false, 1);
  }

  /** The highest of a metric, such as {@code accuracy}, in {@code export/best}. */
  public static BestExporter highest(String metric, Export export) {
    return new BestExporter("best", export, metric, true, 1);
  }

  @Override
  public Optional<Path> export(Occasion occasion) {
    Evaluated evaluated = occasion.evaluated();
    double value = evaluated.metric(metric);
    RunRecord record = RunRecord.in(occasion.folder().resolve("best.properties"));
    Optional<Double> best = record.find(metric).map(Double::valueOf);
    if (Double.isNaN(value) || (best.isPresent() && !better(value, best.get()))) {
      return Optional.empty();
    }
    StepFolders folders = new StepFolders(occasion.folder());
    Path written =
        folders.write(evaluated.step(), folder -> export.write(occasion.estimator(), folder));
    record.set(metric, value);
    record.set("step", evaluated.step());
    record.save();
    folders.keep(keep);
    return Optional.of(written);
  }

  private boolean better(double value, double best) {
    return higher ? value > best : value < best;
  }
}
