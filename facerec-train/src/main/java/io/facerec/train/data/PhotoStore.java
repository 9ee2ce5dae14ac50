package io.facerec.train.data;

import io.facerec.image.Landmarks;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The photos of a {@link FaceFolder}, row by row, each person's together. */
final class PhotoStore {
  /** Numbers of a face's landmarks: x1 y1 ... x5 y5. */
  static final int NUMBERS = 2 * Landmarks.COUNT;

  private final PathTable paths;
  private final float @Nullable [] landmarks;

  /**
   * A store.
   *
   * @param landmarks {@value #NUMBERS} for each path, not a number where a photo is not marked;
   *     null where none is. Not copied
   */
  PhotoStore(PathTable paths, float @Nullable [] landmarks) {
    this.paths = paths;
    this.landmarks = landmarks;
  }

  /**
   * The rows of a person.
   *
   * @param from the first
   * @param to after the last
   */
  record Rows(int from, int to) {
    int count() {
      return to - from;
    }
  }

  PathTable paths() {
    return paths;
  }

  FacePhoto photo(int row, Optional<String> identity) {
    return new FacePhoto(paths.path(row), identity, landmarksOf(row));
  }

  private Optional<Landmarks> landmarksOf(int row) {
    if (landmarks == null || Float.isNaN(landmarks[NUMBERS * row])) {
      return Optional.empty();
    }
    return Optional.of(
        Landmarks.of(Arrays.copyOfRange(landmarks, NUMBERS * row, NUMBERS * (row + 1))));
  }
}
