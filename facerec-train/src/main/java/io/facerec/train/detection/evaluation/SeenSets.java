package io.facerec.train.detection.evaluation;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a detector found on all photos that it is measured on, hardly sure finds included.
 *
 * @param validation photos of the events trained on
 * @param unseenEvents photos of other events; may be none
 * @param negatives photos without faces, which training has seen
 */
public record SeenSets(
    List<SeenPhoto> validation, List<SeenPhoto> unseenEvents, List<SeenPhoto> negatives) {
  private static final String BOXED_BY_HAND = "wider";

  // of the faces that a host app is shown, one in twenty may be none
  private static final double PRECISION = 0.95;

  // where false positives are compared between detectors
  private static final double RECALL = 0.9;

  private static final double STEPS_OF_A_SCORE = 100;
  private static final double TINY = 1e-6; // a score is a float
  private static final double STEPS_OF_A_FIGURE = 1e4;

  /** Copies the lists. */
  public SeenSets {
    validation = ImmutableList.copyOf(validation);
    unseenEvents = ImmutableList.copyOf(unseenEvents);
    negatives = ImmutableList.copyOf(negatives);
  }

  /** All photos with faces. */
  public List<SeenPhoto> labelled() {
    return ImmutableList.<SeenPhoto>builder().addAll(validation).addAll(unseenEvents).build();
  }

  /**
   * The least score at which 95 % of the finds of 32 px and more are right, rounded up to a
   * hundredth; 1 where no score does it. Asked are the photos whose boxes were all made by hand,
   * those of unseen events among them: labels made by detectors flatter a detector. Where there are
   * none, all validation photos.
   */
  public double usualScore() {
    List<SeenPhoto> byHand =
        labelled().stream().filter(photo -> photo.photo().source().equals(BOXED_BY_HAND)).toList();
    double exact =
        AveragePrecision.of(FaceSize.USUAL, byHand.isEmpty() ? validation : byHand)
            .scoreFor(PRECISION)
            .orElse(1);
    return Math.ceil(exact * STEPS_OF_A_SCORE - TINY) / STEPS_OF_A_SCORE;
  }

  /** The score at which 90 % of the faces of 32 px and more on the validation photos are found. */
  public double scoreAtRecall() {
    return AveragePrecision.of(FaceSize.USUAL, validation).scoreForRecall(RECALL).orElse(0);
  }

  /** False positives a photo without faces, among the finds of this score and more. */
  public double falsePositives(double minScore) {
    long wrong =
        negatives.stream()
            .flatMap(photo -> photo.found().stream())
            .filter(face -> face.score() >= minScore)
            .count();
    return negatives.isEmpty() ? 0 : (double) wrong / negatives.size();
  }

  /**
   * What the detector reaches, rounded to four digits: the figures of {@link DetectionEvaluation},
   * {@code val_} on validation photos and {@code unseen_events_} on photos of other events (where
   * there are any), and false positives a photo without faces.
   *
   * @param minScore what counts as a find
   */
  public Map<String, Double> figures(double minScore) {
    Map<String, Double> figures = new LinkedHashMap<>();
    add(figures, "val_", validation, minScore);
    if (!unseenEvents.isEmpty()) {
      add(figures, "unseen_events_", unseenEvents, minScore);
    }
    double score = scoreAtRecall();
    figures.put("val_score_at_recall_0.9", rounded(score));
    figures.put("trained_negatives_false_positives_per_photo", rounded(falsePositives(minScore)));
    figures.put(
        "trained_negatives_false_positives_per_photo_at_recall_0.9",
        rounded(falsePositives(score)));
    return figures;
  }

  private static void add(
      Map<String, Double> figures, String prefix, List<SeenPhoto> photos, double minScore) {
    DetectionEvaluation.of(photos, minScore)
        .figures()
        .forEach((name, value) -> figures.put(prefix + name, rounded(value)));
  }

  private static double rounded(double value) {
    return Math.round(value * STEPS_OF_A_FIGURE) / STEPS_OF_A_FIGURE;
  }
}
