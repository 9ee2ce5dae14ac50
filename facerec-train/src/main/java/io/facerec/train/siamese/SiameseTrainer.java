package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.data.FaceStreamer;
import io.facerec.train.data.TaughtFaces;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.estimator.TrainingHook;
import java.nio.file.Path;
import java.util.Optional;

/** Trains the Siamese net on faces with a teacher's embeddings. */
final class SiameseTrainer {
  private static final int BANK = 4096;

  private final SiameseRecipe recipe;
  private final RunConfig config;

  /** A trainer that keeps its checkpoints where the configuration says. */
  SiameseTrainer(SiameseRecipe recipe, RunConfig config) {
    this.recipe = recipe;
    this.config = config;
  }

  /**
   * Trains until the recipe's steps are done, from the latest checkpoint if there is one.
   *
   * @param warmStart another model directory whose weights are taken where there is no checkpoint
   */
  void train(TaughtFaces faces, Optional<Path> warmStart, TrainingHook... hooks) {
    checkArgument(
        faces.width() == EmbeddingNet.WIDTH,
        "the teacher's embeddings have %s values, must have %s",
        faces.width(),
        EmbeddingNet.WIDTH);
    float[][] bank = faces.bank(Math.min(BANK, faces.size()), config.seed());
    Estimator.of(SiameseModel.learning(bank, recipe.optimizer()), config)
        .train(
            FaceStreamer.of(faces, config.seed())
                .batch(recipe.batch())
                .parallelCalls(config.threads()),
            Steps.total(recipe.steps()),
            warmStart,
            hooks);
  }
}
