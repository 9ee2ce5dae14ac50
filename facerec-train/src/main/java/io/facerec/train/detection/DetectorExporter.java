package io.facerec.train.detection;

import io.facerec.detect.Detector;
import io.facerec.detect.DetectorBuilder;
import io.facerec.model.ModelCard;
import io.facerec.train.detection.evaluation.AveragePrecision;
import io.facerec.train.detection.evaluation.DetectionEvaluation;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Exports a trained detector: the frozen graph from a photo to its faces, and a card with what was
 * measured on photos that training has not seen.
 */
public final class DetectorExporter {
  // of the faces that a host app is shown, one in twenty may be none
  private static final double PRECISION = 0.95;

  // below any score that a curve of precision over recall needs
  private static final double LEAST_SCORE = 0.01;

  private final DetectorMethod method;
  private final Path modelDir;

  /**
   * An exporter of the latest checkpoint.
   *
   * @param method of detection
   * @param modelDir where the training kept it
   */
  public DetectorExporter(DetectorMethod method, Path modelDir) {
    this.method = method;
    this.modelDir = modelDir;
  }

  /**
   * Writes the graph with a card that tells nothing of its accuracy: to be measured, not shipped.
   */
  public ModelCard exportUnmeasured(Path folder) {
    return write(folder, 0.5, Map.of(), Map.of());
  }

  /**
   * Writes the graph and the whole card. The least score of a face is chosen so that 95 % of the
   * finds of 32 px and more on the validation photos are right.
   *
   * @param photos to measure on
   * @param training what the card tells of the training
   */
  public ModelCard export(Path folder, DetectionPhotos photos, Map<String, String> training) {
    exportUnmeasured(folder);
    double minScore;
    Map<String, Double> figures;
    try (Detector detector = measured(method.detector(folder))) {
      DetectionEvaluation all = new DetectionEvaluation(0).run(detector, photos.validation());
      double exact = all.of("32+").orElseThrow().scoreFor(PRECISION).orElse(1);
      minScore = Math.ceil(exact * 100) / 100;
      figures = figures(detector, photos, minScore);
    }
    return write(folder, minScore, figures, training);
  }

  /** These options, and to give also what the detector is hardly sure of. */
  public static Detector measured(DetectorBuilder<?> options) {
    return options.minScore(LEAST_SCORE).build();
  }

  /**
   * What a detector reaches: {@code val_} on validation photos of the events trained on, {@code
   * unseen_events_} on photos of others (where there are any), and false positives a photo on
   * photos without faces, which training has seen.
   *
   * @param minScore what counts as a find
   */
  public static Map<String, Double> figures(
      Detector detector, DetectionPhotos photos, double minScore) {
    return figures(detector, photos, minScore, validation -> {});
  }

  /**
   * What a detector reaches, as above.
   *
   * @param validation is given the evaluation on validation photos, to draw it
   */
  public static Map<String, Double> figures(
      Detector detector,
      DetectionPhotos photos,
      double minScore,
      Consumer<DetectionEvaluation> validation) {
    Map<String, Double> figures = new LinkedHashMap<>();
    DetectionEvaluation val = new DetectionEvaluation(minScore).run(detector, photos.validation());
    validation.accept(val);
    add(figures, "val_", val, minScore);
    if (!photos.unseenEvents().isEmpty()) {
      add(
          figures,
          "unseen_events_",
          new DetectionEvaluation(minScore).run(detector, photos.unseenEvents()),
          minScore);
    }
    DetectionEvaluation empty = new DetectionEvaluation(minScore).run(detector, photos.negatives());
    figures.put(
        "trained_negatives_false_positives_per_photo",
        rounded((double) empty.sure() / photos.negatives().size()));
    return figures;
  }

  private static void add(
      Map<String, Double> figures, String prefix, DetectionEvaluation evaluation, double minScore) {
    evaluation.figures().forEach((name, value) -> figures.put(prefix + name, rounded(value)));
    AveragePrecision usual = evaluation.of("32+").orElseThrow();
    figures.put(prefix + "precision_32+", rounded(usual.precisionAt(minScore)));
    figures.put(prefix + "recall_32+", rounded(usual.recallFrom(minScore)));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private ModelCard write(
      Path folder, double minScore, Map<String, Double> figures, Map<String, String> training) {
    ModelFunction model = method.model(AdamW.builder(Schedule.constant(0)).build());
    RunConfig config = RunConfig.builder(modelDir).bfloat16(false).build();
    return Estimator.of(model, config)
        .export(
            folder,
            method.serving(),
            new ModelCard(
                ModelCard.FORMAT,
                method.kind(),
                method.net(),
                "",
                "",
                Map.of(),
                Map.of(),
                Map.of("minScore", minScore, "longestSide", (double) method.longestSide()),
                Map.of(),
                training,
                figures,
                method.limits() + " " + CardText.LIMITS,
                CardText.TERMS));
  }
}
