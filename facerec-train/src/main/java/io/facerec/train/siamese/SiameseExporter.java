package io.facerec.train.siamese;

import io.facerec.image.FaceAligner;
import io.facerec.model.Model;
import io.facerec.model.ModelCard;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FaceStreamer;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.ServingInput;
import io.facerec.train.evaluation.Calibration;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.MatchRates;
import io.facerec.train.evaluation.PairDistances;
import io.facerec.train.evaluation.PairEvaluation;
import io.facerec.train.evaluation.Reliability;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TUint8;

/**
 * Exports a trained Siamese net: the frozen graph, from aligned faces uint8 [n, 112, 112, 3] to
 * embeddings float [n, 128], and a card with what was measured on people it has not seen.
 */
public final class SiameseExporter {
  private static final List<Double> RATES = List.of(1e-1, 1e-2, 1e-3, 1e-4);
  private static final int BALANCED_PAIRS = 6000;
  private static final int BINS = 15;

  private final Path modelDir;
  private final boolean mirror;
  private final double falseMatchRate;

  /**
   * An exporter of the latest checkpoint.
   *
   * @param modelDir where the training kept it
   * @param mirror whether embeddings are means over a face and its mirror image: more accurate, and
   *     twice the work
   * @param falseMatchRate the one that the verifier is to use unless told otherwise, one of 1e-1 to
   *     1e-4
   */
  public SiameseExporter(Path modelDir, boolean mirror, double falseMatchRate) {
    this.modelDir = modelDir;
    this.mirror = mirror;
    this.falseMatchRate = falseMatchRate;
  }

  /**
   * Writes the graph with a card that tells nothing of its accuracy: to be measured, not shipped.
   */
  public ModelCard exportUnmeasured(Path folder) {
    return write(folder, card(Map.of(), Map.of(), Map.of(), SiameseCardText.none()));
  }

  /**
   * Writes the graph and the whole card.
   *
   * @param calibrating people whom training did not see: thresholds and calibration
   * @param development other people: the figures
   * @param text what the card says in words
   */
  ModelCard export(
      Path folder, FaceFolder calibrating, FaceFolder development, SiameseCardText text) {
    exportUnmeasured(folder);
    PairDistances pairs;
    PairDistances others;
    Map<String, Double> figures = new LinkedHashMap<>();
    try (Model model = Model.load(folder)) {
      PhotoEmbedder embedder = new PhotoEmbedder(model);
      EmbeddedFaces seen = embedder.embed(development.photos());
      pairs = PairDistances.all(embedder.embed(calibrating.photos()));
      others = PairDistances.all(seen);
      figures.putAll(PairEvaluation.of(seen, BALANCED_PAIRS, 1).figures());
    }
    Calibration calibration = Calibration.fit(pairs);
    figures.put(
        "calibrationError", rounded(Reliability.of(calibration, others, BINS).expectedError()));
    Map<String, Double> thresholds = new LinkedHashMap<>();
    for (double rate : RATES) {
      double threshold = pairs.thresholdAt(rate);
      String name = MatchRates.name(rate);
      thresholds.put(name, rounded(threshold));
      figures.put("falseMatchRateAtThreshold" + name, rounded(others.falseMatchRate(threshold)));
    }
    Map<String, Double> parameters =
        Map.of(
            CalibrationCheck.SLOPE, rounded(calibration.slope()),
            CalibrationCheck.INTERCEPT, rounded(calibration.intercept()));
    return write(folder, card(parameters, thresholds, figures, text));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  private ModelCard write(Path folder, ModelCard card) {
    ServingInput serving =
        tf ->
            Map.of(
                FaceStreamer.FACES,
                tf.withName(FaceStreamer.FACES)
                    .placeholder(
                        TUint8.class,
                        Placeholder.shape(
                            Shape.of(Shape.UNKNOWN_SIZE, FaceAligner.SIZE, FaceAligner.SIZE, 3))));
    RunConfig config = RunConfig.builder(modelDir).bfloat16(false).build();
    return Estimator.of(SiameseModel.embedding(mirror), config).export(folder, serving, card);
  }

  private ModelCard card(
      Map<String, Double> measured,
      Map<String, Double> thresholds,
      Map<String, Double> figures,
      SiameseCardText text) {
    Map<String, Double> parameters = new LinkedHashMap<>(measured);
    parameters.put("faceSize", (double) FaceAligner.SIZE);
    parameters.put("defaultFalseMatchRate", falseMatchRate);
    return new ModelCard(
        ModelCard.FORMAT,
        "face-embedding",
        "siamese-m",
        "",
        "",
        Map.of(),
        Map.of(),
        parameters,
        thresholds,
        text.training(),
        figures,
        text.limits(),
        text.terms());
  }
}
