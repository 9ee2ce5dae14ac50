package io.facerec.train.detection.evaluation;

import com.google.common.math.Quantiles;
import io.facerec.image.Landmarks;
import io.facerec.train.data.LabelledFace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far found landmarks lie from the true ones: the mean over the five points of a face, divided
 * by the true distance between its eyes. Faces whose eyes are closer than 8 px (profiles, mostly)
 * are left out, as are faces that were not found.
 */
final class LandmarkError {
  private static final double LEAST_EYE_DISTANCE = 8;

  private final double threshold;
  private final double minScore;
  private final List<Double> errors = new ArrayList<>();

  /**
   * Begins with no face.
   *
   * @param threshold the least intersection over union of a find
   * @param minScore of a find
   */
  LandmarkError(double threshold, double minScore) {
    this.threshold = threshold;
    this.minScore = minScore;
  }

  /** Adds a photo. */
  void add(List<LabelledFace> labels, List<FoundFace> found) {
    for (LabelledFace face : labels) {
      if (!face.ignored() && face.landmarks().isPresent()) {
        Landmarks truth = face.landmarks().get();
        found.stream()
            .filter(one -> one.score() >= minScore && one.landmarks().isPresent())
            .filter(one -> face.box().intersectionOverUnion(one.box()) >= threshold)
            .max(Comparator.comparingDouble(FoundFace::score))
            .filter(one -> truth.eyeDistance() >= LEAST_EYE_DISTANCE)
            .ifPresent(one -> errors.add(between(truth, one.landmarks().orElseThrow())));
      }
    }
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
  int faces() {
    return errors.size();
  }

  /** The error that half of the faces stay under; 0 where none was measured. */
  double median() {
    return errors.isEmpty() ? 0 : Quantiles.median().compute(errors);
  }

  /** The mean over faces; 0 where none was measured. */
  double mean() {
    return errors.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
