package io.facerec.examples.prepare;

import com.google.common.base.Splitter;
import io.facerec.image.Landmarks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line of a person's record.
 *
 * @param photo its path below the raw folder
 * @param bytes the file's length, by which a changed photo is noticed
 * @param outcome what became of it
 * @param crop the crop's path below the prepared folder, if there is one
 * @param landmarks in pixels of the crop, if they are known
 * @param reason why it could not be read, else empty
 */
record PreparedPhoto(
    String photo,
    long bytes,
    Outcome outcome,
    Optional<String> crop,
    Optional<Landmarks> landmarks,
    String reason) {
  private static final int FIELDS = 6;

  /** Tab-separated; tabs and line ends in names become spaces. */
  String line() {
    return String.join(
        "\t",
        plain(photo),
        Long.toString(bytes),
        outcome.name(),
        crop.orElse(""),
        landmarks.map(PreparedPhoto::numbers).orElse(""),
        plain(reason));
  }

  /** The line of {@code landmarks.txt}, if the crop is marked. */
  Optional<String> landmarkLine() {
    return crop.flatMap(path -> landmarks.map(face -> path + " " + numbers(face)));
  }

  static PreparedPhoto parse(String line) {
    List<String> fields = Splitter.on('\t').splitToList(line);
    if (fields.size() != FIELDS) {
      throw new IllegalArgumentException("%d fields, must be 6: %s".formatted(fields.size(), line));
    }
    return new PreparedPhoto(
        fields.get(0),
        Long.parseLong(fields.get(1)),
        Outcome.valueOf(fields.get(2)),
        Optional.of(fields.get(3)).filter(path -> !path.isEmpty()),
        Optional.of(fields.get(4)).filter(text -> !text.isEmpty()).map(PreparedPhoto::landmarks),
        fields.get(5));
  }

  static String plain(String text) {
    return text.replaceAll("[\\t\\r\\n]", " ");
  }

  private static String numbers(Landmarks face) {
    return face.points().stream()
        .map(point -> "%.2f %.2f".formatted(point.x(), point.y()))
        .collect(Collectors.joining(" "));
  }

  private static Landmarks landmarks(String text) {
    List<String> words = Splitter.on(' ').splitToList(text);
    float[] numbers = new float[words.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(words.get(i));
    }
    return Landmarks.of(numbers);
  }
}
