package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableMap;
import io.facerec.model.ModelCard;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.data.TaughtFaces;
import io.facerec.train.estimator.Checkpoint;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.TrainingHook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A training of the shipped verifier on the research faces, from the first step to the export. Its
 * folder remembers what it learns from and how ({@code training.properties}), so that export and
 * evaluation need the folder alone.
 *
 * @param data holds {@code identity} and {@code more}
 * @param more the unpacked faces of {@code more}
 * @param seed of the first weights, the stream and the people held out
 * @param recipe how it learns
 */
public record SiameseTraining(Path data, Path more, long seed, SiameseRecipe recipe) {
  /** People that training leaves out, for thresholds and calibration. */
  private static final int HELD_OUT = 500;

  /** Whether this folder is that of a Siamese training. */
  public static boolean isIn(Path modelDir) {
    return Files.exists(modelDir.resolve(SiameseRecord.FILE));
  }

  /**
   * The training that was begun in this folder.
   *
   * @throws IllegalStateException if there is none
   */
  public static SiameseTraining load(Path modelDir) {
    checkState(
        isIn(modelDir),
        "%s is no folder of a Siamese training: no %s",
        modelDir,
        SiameseRecord.FILE);
    return SiameseRecord.in(modelDir).training();
  }

  /** People that training leaves out; the same for the same seed and faces. */
  public FaceFolder heldOut() {
    return research().heldOut(HELD_OUT, seed);
  }

  /** The faces that training learns from. */
  public TaughtFaces faces() {
    return research().taught(heldOut().identities());
  }

  private ResearchFaces research() {
    return ResearchFaces.in(data, more);
  }

  /**
   * Trains until the recipe's steps are done; goes on from the latest checkpoint if there is one.
   *
   * @param config where and how; its seed is to be this training's
   * @param warmStart another model directory whose weights are taken where there is no checkpoint
   */
  public void train(
      RunConfig config, TaughtFaces faces, Optional<Path> warmStart, TrainingHook... hooks) {
    SiameseRecord.in(config.modelDir()).add(this, latestStep(config.modelDir()));
    new SiameseTrainer(recipe, config).train(faces, warmStart, hooks);
  }

  /**
   * Measures the latest checkpoint and exports it with its card.
   *
   * @param modelDir where this training keeps its checkpoints
   * @param falseMatchRate the one that the verifier is to use unless told otherwise
   */
  public ModelCard export(Path modelDir, Path folder, double falseMatchRate) {
    return new SiameseExporter(modelDir, true, falseMatchRate)
        .export(folder, heldOut(), ResearchFaces.development(data), words(modelDir));
  }

  private static long latestStep(Path modelDir) {
    return Estimator.of(SiameseModel.embedding(false), RunConfig.in(modelDir))
        .latestCheckpoint()
        .map(Checkpoint::step)
        .orElse(0L);
  }

  private Map<String, String> words(Path modelDir) {

    return ImmutableMap.of(
        "data",
        "identity/train, distill and unlabeled, and the faces of more, without "
            + HELD_OUT
            + " people of more (thresholds and calibration) and without identity/val (figures)",
        "teacher",
        "128 values of a MobileFaceNet-sized ArcFace net for each face (identity/teacher)",
        "steps",
        Long.toString(latestStep(modelDir)),
        "plans",
        SiameseRecord.in(modelDir).plans(),
        "seed",
        Long.toString(seed),
        "batch",
        Integer.toString(recipe.batch()),
        "schedule",
        "AdamW, rate %s after 2 %% warm-up, cosine to 0 at %d steps, decay %s, average %s"
            .formatted(recipe.rate(), recipe.steps(), recipe.decay(), recipe.average()),
        "command",
        "facerec train siamese --data DATA --more FACES --model DIR --steps %d --batch %d --seed %d"
            .formatted(recipe.steps(), recipe.batch(), seed));
  }
}
