package io.facerec.train.estimator;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The evaluations of a model directory under one name, in {@code evaluations.tsv} of its folder: a
 * line each, the step and then {@code name=value}. The later of two at one step counts.
 */
final class EvaluationLog {
  private static final Splitter TAB = Splitter.on('\t');

  private final Path file;

  EvaluationLog(Path folder) {
    file = folder.resolve("evaluations.tsv");
  }

  /** The folder of events and log of the evaluations of a name, empty for the only ones. */
  static Path folder(Path modelDir, String name) {
    return modelDir.resolve(name.isEmpty() ? "eval" : "eval_" + name);
  }

  void add(Evaluated evaluated) {
    StringBuilder line = new StringBuilder().append(evaluated.step());
    new TreeMap<>(evaluated.metrics())
        .forEach((name, value) -> line.append('\t').append(name).append('=').append(value));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** All, by step; a line that a kill cut off is left out. */
  List<Evaluated> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<Long, Evaluated> byStep = new TreeMap<>();
    try {
      String text = Files.readString(file);
      List<String> lines = new ArrayList<>(Splitter.on('\n').splitToList(text));
      lines.remove(lines.size() - 1);
      for (String line : lines) {
        Evaluated evaluated = parse(line);
        byStep.put(evaluated.step(), evaluated);
      }
    } catch (IOException | NumberFormatException e) {
      throw new IllegalStateException(
          "%s is no log of evaluations; restore it or delete it".formatted(file), e);
    }
    return List.copyOf(byStep.values());
  }

  private static Evaluated parse(String line) {
    List<String> cells = TAB.splitToList(line);
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (String cell : cells.subList(1, cells.size())) {
      int equals = cell.lastIndexOf('=');
      metrics.put(
          cell.substring(0, Math.max(0, equals)), Double.valueOf(cell.substring(equals + 1)));
    }
    return new Evaluated(Long.parseLong(cells.get(0)), metrics);
  }
}
