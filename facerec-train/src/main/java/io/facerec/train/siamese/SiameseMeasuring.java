package io.facerec.train.siamese;

import io.facerec.model.Model;
import io.facerec.model.ModelCard;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.estimator.ModelFolder;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Measures an exported verifier and writes what it finds into its card: thresholds and calibration
 * on people whom training did not see, figures on others. Needs the exported graph alone, no
 * checkpoint: so models that ship can be measured again, and by users on photos of their own.
 *
 * @param alignment by whose landmarks faces are aligned
 * @param calibrating people for thresholds and calibration
 * @param development other people, for the figures
 */
public record SiameseMeasuring(
    Alignment alignment, FaceFolder calibrating, FaceFolder development) {
  /** Checks that no person is in both. */
  public SiameseMeasuring {
    IdentitySplit.require(development, "calibrated on", calibrating);
  }

  /**
   * Measures the model in a folder and writes it with its new card into another, or the same.
   *
   * @param falseMatchRate the one that the verifier is to use unless told otherwise; the lowest
   *     that these people suffice for, if that is higher
   * @param missed is told of each photo whose face is not found, and why
   * @return the card as written
   */
  public ModelCard measure(
      Path exported, Path to, double falseMatchRate, BiConsumer<Path, String> missed) {
    ModelCard card;
    try (Model model = Model.load(exported)) {
      KnownFaceEmbedder embedder = alignment.embedder(model, missed);
      CardFigures figures =
          CardFigures.of(
              embedder.embed(calibrating.photos()), embedder.embed(development.photos()));
      card = figures.in(model.card(), falseMatchRate);
    }
    ModelFolder.copy(exported, to, card);
    return card;
  }
}
