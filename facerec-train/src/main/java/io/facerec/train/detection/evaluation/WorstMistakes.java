package io.facerec.train.detection.evaluation;

import static com.google.common.collect.ImmutableList.toImmutableList;

import io.facerec.train.data.LabelledFace;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The mistakes of a detector that are most worth a look, worst first. */
public final class WorstMistakes {
  private WorstMistakes() {}

  /**
   * The largest faces that were not found.
   *
   * @param minScore of a find
   * @param most how many at most
   */
  public static List<Mistake> misses(Collection<SeenPhoto> photos, double minScore, int most) {
    return worst(
        photos,
        seen -> matched(seen).missed(minScore).stream().map(face -> miss(seen, face)),
        Comparator.comparingDouble(mistake -> mistake.box().height()),
        most);
  }

  /** The surest finds where no face is labelled. */
  public static List<Mistake> falsePositives(Collection<SeenPhoto> photos, int most) {
    return worst(
        photos,
        seen ->
            matched(seen).verdicts().stream()
                .filter(verdict -> !verdict.right())
                .map(verdict -> falsePositive(seen, verdict.found())),
        Comparator.comparingDouble(Mistake::measure),
        most);
  }

  /**
   * The landmarks that lie farthest from where people set them, on faces with clear eyes.
   *
   * @param minScore of a find
   */
  public static List<Mistake> landmarks(Collection<SeenPhoto> photos, double minScore, int most) {
    return worst(
        photos,
        seen ->
            seen.labels().stream()
                .filter(LandmarkError::isMarkedByHand)
                .filter(LandmarkError::hasClearEyes)
                .flatMap(face -> landmarks(seen, face, minScore).stream()),
        Comparator.comparingDouble(Mistake::measure),
        most);
  }

  private static List<Mistake> worst(
      Collection<SeenPhoto> photos,
      Function<SeenPhoto, Stream<Mistake>> mistakes,
      Comparator<Mistake> badness,
      int most) {
    return photos.stream()
        .flatMap(mistakes)
        .sorted(badness.reversed())
        .limit(most)
        .collect(toImmutableList());
  }

  private static Matching matched(SeenPhoto seen) {
    return Matching.of(seen.labels(), seen.found(), FaceSize.ALL, DetectionEvaluation.THRESHOLD);
  }

  private static Mistake miss(SeenPhoto seen, LabelledFace face) {
    Optional<FoundFace> unsure = LandmarkError.surest(face, seen.found());
    return new Mistake(
        Mistake.Kind.MISS,
        seen,
        face.box(),
        unsure.map(FoundFace::score).orElse(0.0),
        unsure.flatMap(FoundFace::landmarks));
  }

  private static Mistake falsePositive(SeenPhoto seen, FoundFace found) {
    return new Mistake(
        Mistake.Kind.FALSE_POSITIVE, seen, found.box(), found.score(), found.landmarks());
  }

  private static Optional<Mistake> landmarks(SeenPhoto seen, LabelledFace face, double minScore) {
    return LandmarkError.on(face, seen.found(), minScore).stream()
        .mapToObj(
            error ->
                new Mistake(
                    Mistake.Kind.LANDMARKS,
                    seen,
                    face.box(),
                    error,
                    LandmarkError.surest(face, seen.found()).flatMap(FoundFace::landmarks)))
        .findFirst();
  }
}
