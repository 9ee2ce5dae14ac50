package io.facerec.train.siamese;

import io.facerec.train.checkpoint.Checkpoint;
import io.facerec.train.checkpoint.WarmStart;
import io.facerec.train.data.FaceStreamer;
import io.facerec.train.data.PeopleStreamer;
import io.facerec.train.data.TaughtFaces;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.estimator.TrainingHook;
import java.nio.file.Path;
import java.util.List;

/** A training made ready: its faces are listed, its net waits for the first step. */
public final class SiameseTrainer {
  private final SiameseTraining training;
  private final RunConfig config;
  private final EmbeddingLoss loss;
  private final InputFunction faces;
  private final String summary;

  private SiameseTrainer(
      SiameseTraining training,
      RunConfig config,
      EmbeddingLoss loss,
      InputFunction faces,
      String summary) {
    this.training = training;
    this.config = config;
    this.loss = loss;
    this.faces = faces;
    this.summary = summary;
  }

  /** A trainer that learns from a teacher. */
  static SiameseTrainer of(
      DistilledTraining training, RunConfig config, TaughtFaces faces, EmbeddingLoss loss) {
    FaceStreamer stream =
        FaceStreamer.of(faces, config.seed())
            .augment(training.beyond().variation().augmentation())
            .inARow(training.beyond().fineTuning().inARow())
            .batch(training.recipe().batch())
            .parallelCalls(config.threads());
    return new SiameseTrainer(training, config, loss, stream, faces.size() + " faces");
  }

  /** A trainer that learns from who is who. */
  static SiameseTrainer of(
      FolderTraining training, RunConfig config, PeopleStreamer faces, EmbeddingLoss loss) {
    return new SiameseTrainer(training, config, loss, faces, faces.people().toString());
  }

  /** What it learns from, in words. */
  @Override
  public String toString() {
    return "%s to learn from; held out: %s".formatted(summary, training.heldOut());
  }

  /**
   * Trains until the recipe's steps are done; goes on from the latest checkpoint if there is one.
   *
   * @param warmStart other model directories, or folders of exported models, the mean of whose
   *     weights is taken where there is no checkpoint; none for weights at random
   */
  public void train(List<Path> warmStart, TrainingHook... hooks) {
    SiameseRecipe recipe = training.recipe();
    Estimator cold = Estimator.of(SiameseModel.learning(loss, recipe.optimizer()), config);
    Estimator estimator =
        warmStart.isEmpty() ? cold : cold.warmStart(WarmStart.from(warmStart.toArray(new Path[0])));
    SiameseRecord.in(config.modelDir())
        .add(training, estimator.latestCheckpoint().map(Checkpoint::step).orElse(0L));
    estimator.train(faces, Steps.total(recipe.steps()), hooks);
  }
}
