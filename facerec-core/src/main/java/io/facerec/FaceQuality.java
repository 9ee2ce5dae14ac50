package io.facerec;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Face;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a face offers to be recognised by; or, as a limit, the least that it has to offer.
 *
 * @param height of the face's box, forehead to chin, in pixels of the upright photo, at least 0
 * @param sharpness standard deviation of the Laplacian of the aligned face's luma, in grey levels,
 *     at least 0: about 13 for a sharp face of 100 pixels, 1 for a blur
 * @param score how sure the detector is that it is a face, in [0, 1]
 */
public record FaceQuality(double height, double sharpness, double score) {
  /** The limit that every face keeps. */
  public static final FaceQuality ANY = new FaceQuality(0, 0, 0);

  /** Checks the ranges. */
  public FaceQuality {
    checkArgument(height >= 0, "height is %s px, must not be negative", height);
    checkArgument(sharpness >= 0, "sharpness is %s, must not be negative", sharpness);
    checkArgument(score >= 0 && score <= 1, "score is %s, must be in [0, 1]", score);
  }

  /** The qualities of faces, given the sharpness of each. */
  static List<FaceQuality> of(List<Face> faces, List<Float> sharpness) {
    ImmutableList.Builder<FaceQuality> qualities = ImmutableList.builder();
    for (int i = 0; i < faces.size(); i++) {
      Face face = faces.get(i);
      qualities.add(new FaceQuality(face.box().height(), sharpness.get(i), face.score()));
    }
    return qualities.build();
  }

  /** Whether this is at least the limit in each respect. */
  public boolean reaches(FaceQuality limit) {
    return shortcoming(limit).isEmpty();
  }

  /**
   * In which respects this stays below the limit, with the figures: {@code "it is 14 px high, below
   * 20"}; nothing if it does not.
   */
  public Optional<String> shortcoming(FaceQuality limit) {
    String words =
        Stream.of(
                below("it is %.0f px high, below %.0f", height, limit.height),
                below("its sharpness is %.1f, below %.1f", sharpness, limit.sharpness),
                below("its score as a face is %.2f, below %.2f", score, limit.score))
            .flatMap(Optional::stream)
            .collect(joining("; "));
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private static Optional<String> below(String words, double value, double limit) {
    return value < limit
        ? Optional.of(String.format(Locale.ROOT, words, value, limit))
        : Optional.empty();
  }
}
