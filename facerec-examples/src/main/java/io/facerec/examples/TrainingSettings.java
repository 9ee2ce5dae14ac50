package io.facerec.examples;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a training: what the command line says, else what a file of {@code name=value}
 * lines says, else the default.
 */
final class TrainingSettings {
  private final Properties kept = new Properties();

  /**
   * Reads the file, if there is one.
   *
   * @param names that the file may hold
   * @throws IllegalArgumentException if it holds another
   */
  TrainingSettings(@Nullable Path file, String... names) {
    if (file == null) {
      return;
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      kept.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    Set<String> unknown = Sets.difference(kept.stringPropertyNames(), ImmutableSet.copyOf(names));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s sets %s; it may set %s".formatted(file, unknown, ImmutableSet.copyOf(names)));
    }
  }

  /**
   * The value of a setting.
   *
   * @param given on the command line
   * @param parse how the file's word is read
   */
  <T> T value(String name, @Nullable T given, Function<String, T> parse, T otherwise) {
    if (given != null) {
      return given;
    }
    String word = kept.getProperty(name);
    if (word == null) {
      return otherwise;
    }
    try {
      return parse.apply(word.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s=%s is no number".formatted(name, word), e);
    }
  }
}
