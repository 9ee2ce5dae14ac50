package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads face labels in the style of RetinaFace's: a line {@code # folder/name.jpg WIDTH HEIGHT}
 * starts a photo, and its faces follow, one a line, each with 21 fields parted by blanks: {@code x
 * y w h}, five landmarks {@code x y} ({@code -1 -1} where unknown), {@code blur occlusion invalid
 * source pose expression illumination}. {@code invalid} 1 is a region to ignore. Coordinates are
 * pixel edges counted from 0.
 */
public final class DetectionAnnotations {
  private static final int FIELDS = 21;
  private static final int INVALID = 16;
  private static final int SOURCE = 17;
  private static final float[] UNKNOWN = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
  private static final Splitter BLANKS = Splitter.on(' ').omitEmptyStrings();

  private DetectionAnnotations() {}

  /**
   * The photos of one label file; their names are resolved against the file's folder.
   *
   * @throws IllegalArgumentException if a line is in another form; the message names file and line
   * @throws UncheckedIOException if the file cannot be read
   */
  public static List<LabelledPhoto> read(Path labels) {
    ImmutableList.Builder<LabelledPhoto> photos = ImmutableList.builder();
    List<LabelledFace> faces = new ArrayList<>();
    @Nullable LabelledPhoto photo = null;
    try (BufferedReader lines = Files.newBufferedReader(labels)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        List<String> fields = BLANKS.splitToList(line);
        if (fields.isEmpty()) {
          continue;
        }
        try {
          if (fields.get(0).equals("#")) {
            finish(photo, faces, photos);
            photo = photo(labels, fields);
          } else {
            checkArgument(photo != null, "a face before the first photo");
            face(fields).ifPresent(faces::add);
          }
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(labels + ":" + number + ": " + e.getMessage(), e);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the labels " + labels, e);
    }
    finish(photo, faces, photos);
    return photos.build();
  }

  private static void finish(
      @Nullable LabelledPhoto photo,
      List<LabelledFace> faces,
      ImmutableList.Builder<LabelledPhoto> photos) {
    if (photo != null) {
      photos.add(
          new LabelledPhoto(photo.name(), photo.file(), photo.width(), photo.height(), faces));
      faces.clear();
    }
  }

  private static LabelledPhoto photo(Path labels, List<String> fields) {
    checkArgument(
        fields.size() == 4, "%s fields, a photo has '# name width height'", fields.size());
    String name = fields.get(1);
    return new LabelledPhoto(
        name,
        labels.resolveSibling(name),
        Integer.parseInt(fields.get(2)),
        Integer.parseInt(fields.get(3)),
        List.of());
  }

  private static Optional<LabelledFace> face(List<String> fields) {
    checkArgument(fields.size() == FIELDS, "%s fields, a face has %s", fields.size(), FIELDS);
    float[] numbers = new float[14];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(fields.get(i));
    }
    if (numbers[2] <= 0 || numbers[3] <= 0) {
      return Optional.empty(); // a few hand-made boxes have no area
    }
    Box box = new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
    float[] points = Arrays.copyOfRange(numbers, 4, 14);
    // a point may lie a little outside the photo, so a negative number alone says nothing
    Optional<Landmarks> landmarks =
        Arrays.equals(points, UNKNOWN) ? Optional.empty() : Optional.of(Landmarks.of(points));
    return Optional.of(
        new LabelledFace(box, landmarks, fields.get(INVALID).equals("1"), fields.get(SOURCE)));
  }
}
