package io.facerec.train.detection;

import static com.google.common.base.Preconditions.checkState;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the folder of a detector's training remembers of it, {@value #FILE}: what it learns from and
 * how, and how many steps were planned each time that it was begun or went on, since that bends the
 * learning rate.
 */
final class YoloRecord {
  static final String FILE = "yolo.properties";

  private static final String PLANS = "plans";

  private final Path file;
  private final Properties kept = new Properties();

  private YoloRecord(Path file) {
    this.file = file;
  }

  /** The record in this folder, empty if there is none yet. */
  static YoloRecord in(Path modelDir) {
    YoloRecord record = new YoloRecord(modelDir.resolve(FILE));
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
  void add(YoloRecipe recipe, long step) {
    String plan = "%d planned at step %d".formatted(recipe.steps(), step);
    kept.merge(PLANS, plan, (before, now) -> before + ", " + now);
    kept.setProperty("data", recipe.data().toAbsolutePath().toString());
    recipe.more().ifPresent(more -> kept.setProperty("more", more.toAbsolutePath().toString()));
    kept.setProperty("steps", Long.toString(recipe.steps()));
    kept.setProperty("batch", Integer.toString(recipe.batch()));
    kept.setProperty("crop", Integer.toString(recipe.cropSize()));
    kept.setProperty("seed", Long.toString(recipe.seed()));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(file)) {
        kept.store(writer, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** How the training was begun, or went on, last. */
  YoloRecipe recipe() {
    return new YoloRecipe(
        Path.of(value("data")),
        Optional.ofNullable(kept.getProperty("more")).map(Path::of),
        Long.parseLong(value("steps")),
        Integer.parseInt(value("batch")),
        Integer.parseInt(value("crop")),
        Long.parseLong(value("seed")));
  }

  /** The steps planned, each with the step that it was planned at. */
  String plans() {
    return value(PLANS);
  }

  private String value(String name) {
    String value = kept.getProperty(name);
    checkState(value != null, "%s lacks %s; train again, or restore it", file, name);
    return value;
  }
}
