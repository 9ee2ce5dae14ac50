package io.facerec.examples.demo.people;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.facerec.image.Landmarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A photo that the model of faces is built from.
 *
 * @param file a JPEG that shows one face
 * @param person the folder that it lies in: who it shows
 * @param landmarks in pixels of the photo
 */
record TrainingFace(Path file, String person, Landmarks landmarks) {
  /**
   * The faces of a folder, as its {@code landmarks.txt} lists them: {@code path x1 y1 ... x5 y5}, a
   * line a face.
   */
  static List<TrainingFace> in(Path folder) {
    try {
      return Files.readAllLines(folder.resolve("landmarks.txt"), UTF_8).stream()
          .map(line -> parse(folder, line))
          .collect(ImmutableList.toImmutableList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read landmarks.txt in " + folder, e);
    }
  }

  private static TrainingFace parse(Path folder, String line) {
    List<String> words = Splitter.on(' ').splitToList(line.strip());
    checkArgument(words.size() == 11, "'%s' is no line of landmarks.txt", line);
    float[] values = new float[10];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(words.get(i + 1));
    }
    Path file = folder.resolve(words.get(0));
    Path person = file.getParent();
    checkArgument(person != null, "'%s' lies in no folder of a person", words.get(0));
    return new TrainingFace(file, String.valueOf(person.getFileName()), Landmarks.of(values));
  }
}
