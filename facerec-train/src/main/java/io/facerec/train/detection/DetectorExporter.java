package io.facerec.train.detection;

import io.facerec.detect.Detector;
import io.facerec.detect.DetectorBuilder;
import io.facerec.model.ModelCard;
import io.facerec.train.detection.evaluation.SeenSets;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Path;
import java.util.Map;

/**
 * Exports a trained detector: the frozen graph from a photo to its faces, and a card with what was
 * measured on photos that training has not seen.
 */
public final class DetectorExporter {
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
   * Writes the graph and the whole card, with the least score of a face that {@link
   * io.facerec.train.detection.evaluation.SeenSets#usualScore} gives.
   *
   * @param photos to measure on
   * @param training what the card tells of the training
   */
  public ModelCard export(Path folder, DetectionPhotos photos, Map<String, String> training) {
    exportUnmeasured(folder);
    SeenSets seen;
    try (Detector detector = measured(method.detector(folder))) {
      seen = photos.seenBy(detector, method.measuredNegatives(), () -> {});
    }
    double minScore = seen.usualScore();
    return write(folder, minScore, seen.figures(minScore), training);
  }

  /** These options, and to give also what the detector is hardly sure of. */
  public static Detector measured(DetectorBuilder<?> options) {
    return options.minScore(LEAST_SCORE).build();
  }

  private ModelCard write(
      Path folder, double minScore, Map<String, Double> figures, Map<String, String> training) {
    ModelFunction model =
        method.model(new FaceLearning(AdamW.builder(Schedule.constant(0)).build(), Learning.ALL));
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
