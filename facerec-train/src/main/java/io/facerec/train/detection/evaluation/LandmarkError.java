package io.facerec.train.detection.evaluation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.math.Quantiles;
import io.facerec.image.Landmarks;
import io.facerec.train.data.LabelledFace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How far found landmarks lie from the true ones: for each face the mean over its five points,
 * divided by the true distance between its eyes. Faces whose eyes are closer than 8 px (profiles,
 * mostly) are left out, as are faces that were not found.
 *
 * @param errors one for each measured face, as shares of the distance between its eyes
 */
public record LandmarkError(List<Double> errors) {
  private static final double LEAST_EYE_DISTANCE = 8;

  // whose labellers set the five marks, or many more, by hand; other sources have a net's
  private static final Set<String> MARKED_BY_HAND = ImmutableSet.of("wider", "helen");

  /** Copies the errors. */
  public LandmarkError {
    errors = ImmutableList.copyOf(errors);
  }

  /**
   * Of the faces of these photos.
   *
   * @param minScore of a find
   * @param which faces count
   */
  public static LandmarkError of(
      Collection<SeenPhoto> photos, double minScore, Predicate<LabelledFace> which) {
    List<Double> errors = new ArrayList<>();
    for (SeenPhoto photo : photos) {
      for (LabelledFace label : photo.labels()) {
        if (hasClearEyes(label) && which.test(label)) {
          on(label, photo.found(), minScore).ifPresent(errors::add);
        }
      }
    }
    return new LandmarkError(errors);
  }

  /**
   * On one face: of the surest find of at least this score that overlaps it.
   *
   * @return nothing where the face has no landmarks, is to be ignored, or was not found with
   *     landmarks
   */
  public static OptionalDouble on(LabelledFace label, List<FoundFace> found, double minScore) {
    if (label.ignored() || label.landmarks().isEmpty()) {
      return OptionalDouble.empty();
    }
    Landmarks truth = label.landmarks().get();
    return surest(label, found)
        .filter(one -> one.score() >= minScore)
        .flatMap(FoundFace::landmarks)
        .map(points -> OptionalDouble.of(between(truth, points)))
        .orElse(OptionalDouble.empty());
  }

  /** The surest find that overlaps the face. */
  static Optional<FoundFace> surest(LabelledFace label, List<FoundFace> found) {
    return found.stream()
        .filter(
            one -> label.box().intersectionOverUnion(one.box()) >= DetectionEvaluation.THRESHOLD)
        .max(Comparator.comparingDouble(FoundFace::score));
  }

  /** Whether people set the marks of this face, not a net. */
  public static boolean isMarkedByHand(LabelledFace label) {
    return label.landmarks().isPresent() && MARKED_BY_HAND.contains(label.source());
  }

  /** Whether the eyes are known to be far enough from each other to measure by. */
  public static boolean hasClearEyes(LabelledFace label) {
    return label.landmarks().filter(l -> l.eyeDistance() >= LEAST_EYE_DISTANCE).isPresent();
  }

  private static double between(Landmarks truth, Landmarks found) {
    double sum = 0;
    for (int i = 0; i < Landmarks.COUNT; i++) {
      Landmarks.Point a = truth.points().get(i);
      Landmarks.Point b = found.points().get(i);
      sum += Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
    return sum / Landmarks.COUNT / truth.eyeDistance();
  }

  /** How many faces were measured. */
  public int faces() {
    return errors.size();
  }

  /** The error that half of the faces stay under; 0 where none was measured. */
  public double median() {
    return errors.isEmpty() ? 0 : Quantiles.median().compute(errors);
  }

  /** The mean over faces; 0 where none was measured. */
  public double mean() {
    return errors.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
