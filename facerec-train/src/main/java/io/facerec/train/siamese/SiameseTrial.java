package io.facerec.train.siamese;

import io.facerec.model.Model;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FaceFolder.Split;
import io.facerec.train.data.PeopleStreamer;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.evaluation.PairDistances;
import io.facerec.train.optimize.Regularization;
import io.facerec.train.validate.IdentityFolds;
import io.facerec.train.validate.Trial;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains the Siamese net with an L2 penalty on its kernels, for cross-validation: the score is the
 * area under the ROC of all pairs of the people left out. A training that was killed goes on from
 * its checkpoint. The recipe's own weight decay is left out, so that lambda alone regularises.
 */
public final class SiameseTrial implements Trial {
  private final Path folder;
  private final List<Split> folds;
  private final LossKind loss;
  private final SiameseRecipe recipe;
  private final long seed;
  private final int threads;

  /**
   * A trial.
   *
   * @param folder where the trainings keep their checkpoints, each in a folder of its own
   * @param people each face marked
   * @param folds at least 2
   * @param threads TensorFlow's
   */
  public SiameseTrial(
      Path folder,
      FaceFolder people,
      int folds,
      LossKind loss,
      SiameseRecipe recipe,
      long seed,
      int threads) {
    this.folder = folder;
    this.folds = IdentityFolds.of(people, folds, seed);
    this.loss = loss;
    this.recipe = recipe;
    this.seed = seed;
    this.threads = threads;
  }

  @Override
  public double score(double lambda, int fold) {
    Path modelDir = folder.resolve("lambda-%s-fold-%d".formatted(lambda, fold));
    FaceFolder learned = folds.get(fold).train();
    EmbeddingLoss plain = loss.loss(learned.identities().size());
    EmbeddingLoss penalised =
        (net, embeddings, labels) -> {
          Regularization.l2(lambda).on(net);
          return plain.of(net, embeddings, labels);
        };
    PeopleStreamer faces =
        PeopleStreamer.of(learned, seed)
            .inARow(loss.inARow())
            .batch(recipe.batch())
            .parallelCalls(threads);
    RunConfig config = RunConfig.builder(modelDir).seed(seed).threads(threads).build();
    Estimator.of(SiameseModel.learning(penalised, recipe.undecayed().optimizer()), config)
        .train(faces, Steps.total(recipe.steps()));
    return area(modelDir, folds.get(fold).heldOut());
  }

  private static double area(Path modelDir, FaceFolder people) {
    Path exported = modelDir.resolve("exported");
    new SiameseExporter(modelDir, EmbeddingForm.ALONE, 1e-3).exportUnmeasured(exported);
    try (Model model = Model.load(exported)) {
      return PairDistances.all(new PhotoEmbedder(model).embed(people.photos())).area();
    }
  }
}
