package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkState;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What a model directory remembers of its training beside the checkpoints, in a properties file:
 * what it learns from and how, by name, and how many steps were planned each time that it was begun
 * or went on, since that bends the learning rate.
 */
public final class RunRecord {
  private static final String PLANS = "plans";
  private static final String STEPS = "steps";

  private final Path file;
  private final Properties kept = new Properties();

  private RunRecord(Path file) {
    this.file = file;
  }

  /** The record in this file, empty if there is none yet. */
  public static RunRecord in(Path file) {
    RunRecord record = new RunRecord(file);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        record.kept.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return record;
  }

  /** Notes that the training begins, or goes on, at {@code step}, towards this many in all. */
  public void plan(long steps, long step) {
    String plan = "%d planned at step %d".formatted(steps, step);
    kept.merge(PLANS, plan, (before, now) -> before + ", " + now);
    set(STEPS, steps);
  }

  /** Notes a value by its name, in place of the one before. */
  public void set(String name, Object value) {
    kept.setProperty(name, value.toString());
  }

  /** Writes what was noted; a kill leaves the record of before or the new one. */
  public void save() {
    try {
      Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent()));
      Path part = file.resolveSibling(file.getFileName() + ".part");
      try (Writer writer = Files.newBufferedWriter(part)) {
        kept.store(writer, null);
      }
      Files.move(part, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** The steps planned last. */
  public long steps() {
    return Long.parseLong(value(STEPS));
  }

  /** All steps planned, each with the step that it was planned at. */
  public String plans() {
    return value(PLANS);
  }

  /**
   * A value by its name.
   *
   * @throws IllegalStateException if it is not there
   */
  public String value(String name) {
    Optional<String> value = find(name);
    checkState(value.isPresent(), "%s lacks %s; train again, or restore it", file, name);
    return value.get();
  }

  /** A value by its name, if it is there. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(kept.getProperty(name));
  }
}
