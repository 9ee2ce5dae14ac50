package io.facerec.train.export;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.estimator.Exporter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Exports after each evaluation, to {@code step-N}, and keeps the newest.
 *
 * @param name of its folder
 * @param export what is written
 * @param keep models that stay, at least 1
 */
public record LatestExporter(String name, Export export, int keep) implements Exporter {
  /** Checks the count. */
  public LatestExporter {
    checkArgument(keep >= 1, "keeps %s models, must be at least 1", keep);
  }

  /** Keeps five, in {@code export/latest}. */
  public static LatestExporter of(Export export) {
    return new LatestExporter("latest", export, 5);
  }

  @Override
  public Optional<Path> export(Occasion occasion) {
    StepFolders folders = new StepFolders(occasion.folder());
    long step = occasion.evaluated().step();
    if (folders.has(step)) {
      return Optional.empty();
    }
    Path written = folders.write(step, folder -> export.write(occasion.estimator(), folder));
    folders.keep(keep);
    return Optional.of(written);
  }
}
