package io.facerec.train.siamese;

import com.google.common.collect.ImmutableMap;
import io.facerec.image.FaceAligner;
import io.facerec.model.ModelCard;
import io.facerec.train.data.FaceStreamer;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.ServingInput;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TUint8;

/**
 * Exports a trained Siamese net: the frozen graph, from aligned faces uint8 [n, 112, 112, 1] to
 * embeddings float [n, 128], and a card with what was measured on people it has not seen.
 */
public final class SiameseExporter {
  private static final int LUMA = 1;
  private static final Logger LOG = LoggerFactory.getLogger(SiameseExporter.class);

  private final Path modelDir;
  private final EmbeddingForm form;
  private final double falseMatchRate;

  /**
   * An exporter of the latest checkpoint.
   *
   * @param modelDir where the training kept it
   * @param form what it embeds of a face
   * @param falseMatchRate the one that the verifier is to use unless told otherwise, or the lowest
   *     that was measured
   */
  public SiameseExporter(Path modelDir, EmbeddingForm form, double falseMatchRate) {
    this.modelDir = modelDir;
    this.form = form;
    this.falseMatchRate = falseMatchRate;
  }

  /**
   * Writes the graph with a card that tells nothing of its accuracy: to be measured, not shipped.
   */
  public ModelCard exportUnmeasured(Path folder) {
    return write(folder, card(SiameseCardText.none()));
  }

  /**
   * Writes the graph and the whole card.
   *
   * @param measuring on people whom training did not see
   * @param text what the card says in words
   */
  ModelCard export(Path folder, SiameseMeasuring measuring, SiameseCardText text) {
    write(folder, card(text));
    return measuring.measure(folder, folder, falseMatchRate, SiameseExporter::warn);
  }

  private static void warn(Path photo, String reason) {
    LOG.warn("{}: {}; its pairs with the same person count as not matched", photo, reason);
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
                            Shape.of(
                                Shape.UNKNOWN_SIZE, FaceAligner.SIZE, FaceAligner.SIZE, LUMA))));
    RunConfig config = RunConfig.builder(modelDir).bfloat16(false).build();
    return Estimator.of(SiameseModel.embedding(form), config).export(folder, serving, card);
  }

  private ModelCard card(SiameseCardText text) {
    return new ModelCard(
        ModelCard.FORMAT,
        "face-embedding",
        "siamese-m",
        "",
        "",
        Map.of(),
        Map.of(),
        Map.of(
            "faceSize",
            (double) FaceAligner.SIZE,
            "faceChannels",
            (double) LUMA,
            "defaultFalseMatchRate",
            falseMatchRate),
        Map.of(),
        ImmutableMap.<String, String>builder()
            .putAll(text.training())
            .put("embedding", form.words())
            .buildOrThrow(),
        Map.of(),
        text.limits(),
        text.terms());
  }
}
