package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import io.facerec.image.Landmarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** {@code landmarks.txt}: a line {@code path x1 y1 ... x5 y5} for each picture of a folder. */
final class LandmarkFile {
  static final String NAME = "landmarks.txt";

  private LandmarkFile() {}

  /** Whether a folder has such a file. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  /** The landmarks by path relative to the folder, in the order of the file; none without it. */
  static Map<String, Landmarks> read(Path folder) {
    Map<String, Landmarks> landmarks = new LinkedHashMap<>();
    forEach(folder, landmarks::put);
    return landmarks;
  }

  /** Each path relative to the folder with its landmarks, in the order of the file. */
  static void forEach(Path folder, BiConsumer<String, Landmarks> marked) {
    if (!isIn(folder)) {
      return;
    }
    Path file = folder.resolve(NAME);
    try (var lines = Files.lines(file)) {
      lines.filter(line -> !line.isBlank()).forEach(line -> parse(file, line, marked));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void parse(Path file, String line, BiConsumer<String, Landmarks> marked) {
    List<String> words = Splitter.on(' ').omitEmptyStrings().splitToList(line.strip());
    checkArgument(
        words.size() == 1 + 2 * Landmarks.COUNT,
        "%s: a line has %s words, must be a path and ten numbers: %s",
        file,
        words.size(),
        line);
    float[] numbers = new float[2 * Landmarks.COUNT];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(words.get(i + 1));
    }
    marked.accept(words.get(0), Landmarks.of(numbers));
  }
}
