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

/** {@code landmarks.txt}: a line {@code path x1 y1 ... x5 y5} for each picture of a folder. */
final class LandmarkFile {
  static final String NAME = "landmarks.txt";

  private LandmarkFile() {}

  /** The landmarks by path relative to the folder, in the order of the file; none without it. */
  static Map<String, Landmarks> read(Path folder) {
    Path file = folder.resolve(NAME);
    Map<String, Landmarks> landmarks = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return landmarks;
    }
    try (var lines = Files.lines(file)) {
      lines.filter(line -> !line.isBlank()).forEach(line -> add(landmarks, file, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return landmarks;
  }

  private static void add(Map<String, Landmarks> landmarks, Path file, String line) {
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
    landmarks.put(words.get(0), Landmarks.of(numbers));
  }
}
