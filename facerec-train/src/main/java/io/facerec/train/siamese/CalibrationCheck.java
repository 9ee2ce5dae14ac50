package io.facerec.train.siamese;

import io.facerec.model.ModelCard;
import io.facerec.train.evaluation.Calibration;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.train.evaluation.PeoplePairs;
import io.facerec.train.evaluation.Reliability;
import io.facerec.train.evaluation.ThresholdCheck;
import java.util.Map;

/** Whether what the card of an exported verifier states holds for other people. */
public final class CalibrationCheck {
  /** The name of the card's parameter that holds the calibration's slope. */
  static final String SLOPE = "calibrationSlope";

  /** The name of the card's parameter that holds the calibration's intercept. */
  static final String INTERCEPT = "calibrationIntercept";

  private CalibrationCheck() {}

  /**
   * Measures the calibration of the card on these faces. A model that was exported without one gets
   * the best for half of the people, measured on the other half.
   *
   * @param faces of people whom neither training nor calibration saw
   * @param bins of the table
   */
  public static Reliability of(
      ModelCard card, EmbeddedFaces faces, int bins, PeopleBootstrap bootstrap) {
    Map<String, Double> parameters = card.parameters();
    Double slope = parameters.get(SLOPE);
    Double intercept = parameters.get(INTERCEPT);
    if (slope != null && intercept != null) {
      Calibration stated = new Calibration(slope, intercept);
      return Reliability.of(stated, PeoplePairs.all(faces), bins, bootstrap);
    }
    EmbeddedFaces.Halves halves = faces.halves();
    Calibration fitted = Calibration.fit(PeoplePairs.all(halves.first()).peopleAlike());
    return Reliability.of(fitted, PeoplePairs.all(halves.second()), bins, bootstrap);
  }

  /** How many pairs of two of these people match at the thresholds of the card, if it has any. */
  public static ThresholdCheck thresholds(
      ModelCard card, EmbeddedFaces faces, PeopleBootstrap bootstrap) {
    return ThresholdCheck.of(CardFigures.thresholds(card), PeoplePairs.all(faces), bootstrap);
  }
}
