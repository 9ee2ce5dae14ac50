package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkState;

import io.facerec.model.ModelCard;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.estimator.RunConfig;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A training of the Siamese net, from the first step to the export. Its folder remembers what it
 * learns from and how ({@code training.properties}), so that export and evaluation need the folder
 * alone.
 */
public sealed interface SiameseTraining permits DistilledTraining, FolderTraining {
  /** Whether this folder is that of a Siamese training. */
  static boolean isIn(Path modelDir) {
    return Files.exists(modelDir.resolve(SiameseRecord.FILE));
  }

  /**
   * The training that was begun in this folder.
   *
   * @throws IllegalStateException if there is none
   */
  static SiameseTraining load(Path modelDir) {
    checkState(
        isIn(modelDir),
        "%s is no folder of a Siamese training: no %s",
        modelDir,
        SiameseRecord.FILE);
    return SiameseRecord.in(modelDir).training();
  }

  /** Of the first weights, the stream and the people held out. */
  long seed();

  /** How it learns. */
  SiameseRecipe recipe();

  /** People that training leaves out; the same for the same seed and faces. */
  FaceFolder heldOut();

  /** The photos of known people that it learns from. */
  FaceFolder learned();

  /**
   * Refuses people to measure on from whom it learned.
   *
   * @throws IllegalArgumentException that names some of them
   */
  default void requireNew(FaceFolder measured) {
    IdentitySplit.require(measured, "learned from", learned());
  }

  /**
   * What trains it; reads the lists of faces.
   *
   * @param config where and how; its seed is to be this training's
   * @throws IllegalArgumentException if the faces are too few or incomplete
   */
  SiameseTrainer trainer(RunConfig config);

  /**
   * Measures the latest checkpoint on people held out and exports it with its card.
   *
   * @param modelDir where this training keeps its checkpoints
   * @param form what the exported net embeds of a face
   * @param falseMatchRate the one that the verifier is to use unless told otherwise
   */
  ModelCard export(Path modelDir, Path folder, EmbeddingForm form, double falseMatchRate);
}
