package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks that two folders of faces have no person in common. Names alone tell nothing, as every
 * prepared folder has an n000001: a person is the same where the name is, and a photo of that name
 * is the same file, byte for byte.
 */
final class IdentitySplit {
  private static final int NAMED = 10;

  private IdentitySplit() {}

  /**
   * Refuses to measure on people who were used otherwise.
   *
   * @param used "learned from", "calibrated on"
   * @throws IllegalArgumentException that names some of the people whom both have
   */
  static void require(FaceFolder measured, String used, FaceFolder others) {
    ImmutableList<String> both = shared(measured, others);
    checkArgument(
        both.isEmpty(),
        "%s of %s people to measure on were %s (%s%s); a measure needs people that are new",
        both.size(),
        measured.identities().size(),
        used,
        String.join(", ", both.subList(0, Math.min(NAMED, both.size()))),
        both.size() > NAMED ? ", ..." : "");
  }

  /** The people of the first folder who are in the second. */
  static ImmutableList<String> shared(FaceFolder folder, FaceFolder other) {
    return folder.identities().stream()
        .filter(other.identities()::contains)
        .filter(name -> sharePhoto(folder.photosOf(name), other.photosOf(name)))
        .collect(toImmutableList());
  }

  private static boolean sharePhoto(List<FacePhoto> some, List<FacePhoto> others) {
    var byName =
        others.stream()
            .map(FacePhoto::path)
            .collect(Collectors.toMap(Path::getFileName, Function.identity(), (a, b) -> a));
    return some.stream()
        .map(FacePhoto::path)
        .anyMatch(
            path -> {
              Path other = byName.get(path.getFileName());
              return other != null && equal(path, other);
            });
  }

  private static boolean equal(Path a, Path b) {
    try {
      return Files.mismatch(a, b) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
