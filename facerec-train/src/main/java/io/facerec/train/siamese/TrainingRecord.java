package io.facerec.train.siamese;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the folder of a training remembers of it, {@value #FILE}: what it learns from and how, and
 * how many steps were planned each time that it was begun or went on, since that bends the learning
 * rate.
 */
final class TrainingRecord {
  static final String FILE = "training.properties";

  private static final String PLANS = "plans";

  private final Path file;
  private final Properties kept = new Properties();

  private TrainingRecord(Path file) {
    this.file = file;
  }

  /** The record in this folder, empty if there is none yet. */
  static TrainingRecord in(Path modelDir) {
    TrainingRecord record = new TrainingRecord(modelDir.resolve(FILE));
    if (Files.exists(record.file)) {
      try (Reader reader = Files.newBufferedReader(record.file)) {
        record.kept.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + record.file, e);
      }
    }
    return record;
  }

  /** Keeps what is begun, or goes on, at this step. */
  void add(SiameseTraining training, long step) {
    SiameseRecipe recipe = training.recipe();
    String plan = "%d planned at step %d".formatted(recipe.steps(), step);
    kept.merge(PLANS, plan, (before, now) -> before + ", " + now);
    kept.setProperty("data", training.data().toAbsolutePath().toString());
    kept.setProperty("more", training.more().toAbsolutePath().toString());
    kept.setProperty("seed", Long.toString(training.seed()));
    kept.setProperty("steps", Long.toString(recipe.steps()));
    kept.setProperty("batch", Integer.toString(recipe.batch()));
    kept.setProperty("rate", Double.toString(recipe.rate()));
    kept.setProperty("decay", Double.toString(recipe.decay()));
    kept.setProperty("average", Double.toString(recipe.average()));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(file)) {
        kept.store(writer, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** The training as it was begun last. */
  SiameseTraining training() {
    return new SiameseTraining(
        Path.of(value("data")),
        Path.of(value("more")),
        Long.parseLong(value("seed")),
        new SiameseRecipe(
            Long.parseLong(value("steps")),
            Integer.parseInt(value("batch")),
            Double.parseDouble(value("rate")),
            Double.parseDouble(value("decay")),
            Double.parseDouble(value("average"))));
  }

  /** The steps planned, each with the step that it was planned at. */
  String plans() {
    return value(PLANS);
  }

  private String value(String name) {
    String value = kept.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(file + " lacks " + name + "; train again, or restore it");
    }
    return value;
  }
}
