package io.facerec.examples.prepare;

import com.google.common.collect.ImmutableList;
import io.facerec.verify.Embedding;
import java.util.List;

/**
 * Whose face is it, where a photo of a person shows several? The person is on all of the photos,
 * the others are not: each other photo speaks for the face that is nearest to one of its own.
 */
final class FaceVote {
  private final ImmutableList<ImmutableList<Embedding>> photos;
  private final double threshold;

  /**
   * A vote among photos.
   *
   * @param photos the faces of each photo of one person
   * @param threshold greatest distance that counts as one person
   */
  FaceVote(List<? extends List<Embedding>> photos, double threshold) {
    this.photos =
        photos.stream().map(ImmutableList::copyOf).collect(ImmutableList.toImmutableList());
    this.threshold = threshold;
  }

  /**
   * The face that was chosen.
   *
   * @param face its place among the photo's faces
   * @param decided whether at least one in two of the other photos with faces shows it too
   */
  record Choice(int face, boolean decided) {}

  /** The face of this photo, which has one or more, that the other photos show most surely. */
  Choice of(int photo) {
    int best = 0;
    double bestMean = Double.MAX_VALUE;
    int bestAgreeing = 0;
    int others = 0;
    for (int face = 0; face < photos.get(photo).size(); face++) {
      double sum = 0;
      int agreeing = 0;
      others = 0;
      for (int other = 0; other < photos.size(); other++) {
        if (other != photo && !photos.get(other).isEmpty()) {
          double distance = nearest(photos.get(photo).get(face), photos.get(other));
          sum += distance;
          agreeing += distance <= threshold ? 1 : 0;
          others++;
        }
      }
      if (others > 0 && sum / others < bestMean) {
        best = face;
        bestMean = sum / others;
        bestAgreeing = agreeing;
      }
    }
    return new Choice(best, others > 0 && 2 * bestAgreeing >= others);
  }

  private static double nearest(Embedding face, List<Embedding> faces) {
    return faces.stream().mapToDouble(face::distance).min().orElseThrow();
  }
}
