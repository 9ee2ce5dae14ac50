package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import io.facerec.model.ModelCard;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.data.TaughtFaces;
import io.facerec.train.estimator.RunConfig;
import java.nio.file.Path;
import java.util.Map;

/**
 * A training of the shipped verifier on the research faces, with a teacher's embeddings.
 *
 * @param data holds {@code identity} and {@code more}
 * @param more the unpacked faces of {@code more}
 * @param beyond what it does beyond learning from the faces of the data
 * @param seed of the first weights, the stream and the people held out
 * @param recipe how it learns
 */
public record DistilledTraining(
    Path data, Path more, Distillation beyond, long seed, SiameseRecipe recipe)
    implements SiameseTraining {
  private static final int BANK = 4096;

  /** People that training leaves out, for thresholds and calibration. */
  private static final int HELD_OUT = 500;

  /**
   * The training as far as its seed tells: whom it learned from and whom it left out, to measure
   * what was exported of it.
   */
  public static DistilledTraining ofSeed(Path data, Path more, long seed) {
    return new DistilledTraining(data, more, Distillation.PLAIN, seed, SiameseRecipe.of(1));
  }

  @Override
  public FaceFolder heldOut() {
    return research().heldOut(HELD_OUT, seed);
  }

  /** The photos of known people that it learns from. */
  @Override
  public FaceFolder learned() {
    return learned(heldOut());
  }

  private FaceFolder learned(FaceFolder heldOut) {
    return FaceFolder.of(data.resolve("identity/train"), more).without(heldOut.identities());
  }

  /** How what it makes is measured: thresholds on the people held out, figures on others. */
  public SiameseMeasuring measuring(Alignment alignment) {
    FaceFolder development = ResearchFaces.development(data);
    FaceFolder heldOut = heldOut();
    IdentitySplit.require(development, "learned from", learned(heldOut));
    return new SiameseMeasuring(alignment, heldOut, development);
  }

  private ResearchFaces research() {
    return ResearchFaces.in(data, more);
  }

  @Override
  public SiameseTrainer trainer(RunConfig config) {
    return trainer(config, research().taught(heldOut().identities(), beyond.taught()));
  }

  /** A trainer for these faces. */
  SiameseTrainer trainer(RunConfig config, TaughtFaces faces) {
    checkArgument(
        faces.width() == EmbeddingNet.WIDTH,
        "the teacher's embeddings have %s values, must have %s",
        faces.width(),
        EmbeddingNet.WIDTH);
    float[][] bank = faces.bank(Math.min(BANK, faces.size()), seed);
    EmbeddingLoss loss = beyond.fineTuning().beside(new DistillationLoss(bank), faces);
    return SiameseTrainer.of(this, config, faces, loss);
  }

  @Override
  public ModelCard export(Path modelDir, Path folder, EmbeddingForm form, double falseMatchRate) {
    return new SiameseExporter(modelDir, form, falseMatchRate)
        .export(folder, measuring(Alignment.OWN), words(modelDir));
  }

  private SiameseCardText words(Path modelDir) {
    Map<String, String> training =
        ImmutableMap.<String, String>builder()
            .put(
                "data",
                "identity/train, distill and unlabeled, and the faces of more, without "
                    + HELD_OUT
                    + " people of more (thresholds and calibration) and without identity/val"
                    + " (figures)"
                    + others())
            .put(
                "teacher",
                "128 values of a MobileFaceNet-sized ArcFace net for each face (identity/teacher)")
            .putAll(SiameseRecord.in(modelDir).words(recipe, seed, modelDir))
            .put(
                "command",
                "facerec train siamese --data DATA --more FACES%s --model DIR --steps %d"
                        .formatted(beyond.words(), recipe.steps())
                    + " --batch %d --seed %d".formatted(recipe.batch(), seed))
            .buildOrThrow();
    return SiameseCardText.ofResearchFaces(training);
  }

  private String others() {
    return beyond.taught().isEmpty()
        ? ""
        : "; and faces of unknown people, without those who look like people of either";
  }
}
