package io.facerec.train.export;

import io.facerec.train.estimator.Exporter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Exports once, when the training is over, whatever ended it: its steps, its input or a hook.
 *
 * @param name of its folder, in which {@code step-N} is written
 * @param export what is written
 */
public record FinalExporter(String name, Export export) implements Exporter {
  /** To {@code export/final}. */
  public static FinalExporter of(Export export) {
    return new FinalExporter("final", export);
  }

  @Override
  public Optional<Path> export(Occasion occasion) {
    if (!occasion.last()) {
      return Optional.empty();
    }
    StepFolders folders = new StepFolders(occasion.folder());
    Path written =
        folders.write(
            occasion.evaluated().step(), folder -> export.write(occasion.estimator(), folder));
    folders.keep(1);
    return Optional.of(written);
  }
}
