package io.facerec.train.siamese;

import io.facerec.model.Model;
import io.facerec.train.evaluation.Calibration;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.PairDistances;
import io.facerec.train.evaluation.Reliability;
import java.util.Map;

/** Whether the probabilities that an exported verifier states hold for other people. */
public final class CalibrationCheck {
  /** The name of the card's parameter that holds the calibration's slope. */
  static final String SLOPE = "calibrationSlope";

  /** The name of the card's parameter that holds the calibration's intercept. */
  static final String INTERCEPT = "calibrationIntercept";

  private CalibrationCheck() {}

  /**
   * Measures the calibration of the model's card on these faces. A model that was exported without
   * one gets the best for half of the people, measured on the other half.
   *
   * @param faces of people whom neither training nor calibration saw
   * @param bins of the table
   */
  public static Reliability of(Model model, EmbeddedFaces faces, int bins) {
    Map<String, Double> parameters = model.card().parameters();
    Double slope = parameters.get(SLOPE);
    Double intercept = parameters.get(INTERCEPT);
    if (slope != null && intercept != null) {
      Calibration stated = new Calibration(slope, intercept);
      return Reliability.of(stated, PairDistances.all(faces), bins);
    }
    EmbeddedFaces.Halves halves = faces.halves();
    Calibration fitted = Calibration.fit(PairDistances.all(halves.first()));
    return Reliability.of(fitted, PairDistances.all(halves.second()), bins);
  }
}
