package io.facerec.train.siamese;

import com.google.common.collect.ImmutableList;
import io.facerec.model.ModelCard;
import io.facerec.train.evaluation.Calibration;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.Interval;
import io.facerec.train.evaluation.PairEvaluation;
import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.train.evaluation.PeoplePairs;
import io.facerec.train.evaluation.RateThreshold;
import io.facerec.train.evaluation.Reliability;
import io.facerec.train.evaluation.ThresholdCheck;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a verifier's card says of distances, measured on people whom its training did not see:
 * thresholds and calibration on some, figures on others.
 *
 * <p>For the calibration each person weighs alike, so that the few with most photos, which often
 * are of one day, do not stand for all: fitted to every pair alike, the first shipped net's error
 * on the development people was 0.033, with people alike 0.020.
 *
 * @param calibration from distance to probability
 * @param check thresholds, and what they do to other people
 * @param evaluation how well these are told apart
 * @param reliability whether the probabilities hold for them
 */
record CardFigures(
    Calibration calibration,
    ThresholdCheck check,
    PairEvaluation evaluation,
    Reliability reliability) {
  private static final int BINS = 15;
  private static final int BALANCED_PAIRS = 6000;
  private static final String THRESHOLD = "thresholdAt";
  private static final String MATCHES = "falseMatchesAtThreshold";

  /**
   * Measures.
   *
   * @param calibrating people whom training did not see
   * @param development other people
   */
  static CardFigures of(EmbeddedFaces calibrating, EmbeddedFaces development) {
    PeopleBootstrap bootstrap = PeopleBootstrap.DEFAULT;
    PeoplePairs pairs = PeoplePairs.all(calibrating);
    PeoplePairs others = PeoplePairs.all(development);
    Calibration calibration = Calibration.fit(pairs.peopleAlike());
    return new CardFigures(
        calibration,
        ThresholdCheck.of(RateThreshold.of(pairs, bootstrap), others, bootstrap),
        PairEvaluation.of(development, BALANCED_PAIRS, 1, bootstrap),
        Reliability.of(calibration, others, BINS, bootstrap));
  }

  /**
   * The card with these figures instead of those that it had.
   *
   * @param wanted the false match rate at which the verifier decides unless told otherwise; the
   *     lowest that was measured, if that is higher
   */
  ModelCard in(ModelCard card, double wanted) {
    Map<String, Double> parameters = new LinkedHashMap<>(card.parameters());
    parameters.put(CalibrationCheck.SLOPE, rounded(calibration.slope()));
    parameters.put(CalibrationCheck.INTERCEPT, rounded(calibration.intercept()));
    parameters.put("defaultFalseMatchRate", Math.max(wanted, lowestRate()));
    Map<String, Double> thresholds = new LinkedHashMap<>();
    Map<String, Double> figures = new LinkedHashMap<>(evaluation.figures());
    figures.putAll(reliability.figures());
    for (RateThreshold threshold : check.thresholds()) {
      String name = threshold.name();
      thresholds.put(name, rounded(threshold.distance()));
      figures.put(MATCHES + name, (double) threshold.matches());
      threshold.interval().ifPresent(ends -> ends.addTo(figures, THRESHOLD + name));
    }
    figures.putAll(check.figures());
    figures.replaceAll((name, value) -> rounded(value));
    return new ModelCard(
        card.format(),
        card.kind(),
        card.name(),
        card.graph(),
        card.sha256(),
        card.inputs(),
        card.outputs(),
        parameters,
        thresholds,
        card.training(),
        figures,
        card.limits(),
        card.terms());
  }

  private double lowestRate() {
    return check.thresholds().stream().mapToDouble(RateThreshold::rate).min().orElseThrow();
  }

  /** The thresholds of a card, with what it says of them, from the highest rate to the lowest. */
  static ImmutableList<RateThreshold> thresholds(ModelCard card) {
    Map<String, Double> figures = card.figures();
    return card.thresholds().entrySet().stream()
        .map(
            entry -> {
              String name = entry.getKey();
              return new RateThreshold(
                  Double.parseDouble(name),
                  entry.getValue(),
                  Math.round(figures.getOrDefault(MATCHES + name, 0.0)),
                  Interval.in(figures, THRESHOLD + name));
            })
        .sorted((a, b) -> Double.compare(b.rate(), a.rate()))
        .collect(ImmutableList.toImmutableList());
  }

  private static double rounded(double value) {
    return Math.round(value * 1e7) / 1e7;
  }
}
