package io.facerec.train.evaluation.group;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.verify.Embedding;
import java.util.ArrayList;
import java.util.List;

/**
 * The pairs of faces, each of somebody else, that match all the same.
 *
 * @param matches nearer than the threshold, but not duplicates
 * @param duplicates pairs so near that they are one picture twice, or two of one moment; they are
 *     no pair of two people and count nowhere
 */
public record FalseMatches(List<Match> matches, List<Match> duplicates) {
  /**
   * Two faces and their distance.
   *
   * @param first the place of a face
   * @param second the place of another, greater
   * @param distance of their embeddings
   */
  public record Match(int first, int second, double distance) {}

  /** Copies the lists. */
  public FalseMatches {
    matches = ImmutableList.copyOf(matches);
    duplicates = ImmutableList.copyOf(duplicates);
  }

  /**
   * Compares each face with each.
   *
   * @param duplicate pairs that are nearer than this are left out
   * @param threshold the greatest distance of a match
   */
  public static FalseMatches of(List<Embedding> faces, double duplicate, double threshold) {
    checkArgument(duplicate < threshold, "duplicates %s, must be below %s", duplicate, threshold);
    List<Match> matches = new ArrayList<>();
    List<Match> duplicates = new ArrayList<>();
    for (int a = 0; a < faces.size(); a++) {
      for (int b = a + 1; b < faces.size(); b++) {
        double distance = faces.get(a).distance(faces.get(b));
        if (distance <= threshold) {
          (distance < duplicate ? duplicates : matches).add(new Match(a, b, distance));
        }
      }
    }
    return new FalseMatches(matches, duplicates);
  }
}
