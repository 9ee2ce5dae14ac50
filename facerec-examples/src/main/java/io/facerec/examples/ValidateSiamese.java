package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.siamese.LossKind;
import io.facerec.train.siamese.SiameseRecipe;
import io.facerec.train.siamese.SiameseTrial;
import io.facerec.train.validate.CrossValidation;
import io.facerec.train.validate.LambdaScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec validate siamese}: which lambda of an L2 penalty suits the faces of a folder. */
@Command(
    name = "siamese",
    description = {
      "Cross-validates lambda of an L2 penalty on the kernels of the net that verifies faces: for"
          + " each lambda, as many trainings as folds of people, each measured on the people it did"
          + " not see (area under the ROC).",
      "",
      "Prints a table with the choice of the one-standard-error rule, and draws score over lambda"
          + " into DIR. After a kill --resume goes on, also with more lambdas."
    })
final class ValidateSiamese implements Callable<Integer> {
  @Mixin private ConsoleOptions console;

  @Option(names = "--data", required = true, description = "A folder of people.")
  private Path data;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Where scores, checkpoints and the chart are kept.")
  private Path model;

  @Option(
      names = "--lambdas",
      split = ",",
      defaultValue = "1e-6,1e-5,1e-4,1e-3",
      description = "Positive numbers, parted by commas. Default: ${DEFAULT-VALUE}")
  private List<Double> lambdas;

  @Option(names = "--folds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}")
  private int folds;

  @Option(
      names = "--loss",
      defaultValue = "cosface",
      converter = LossNames.class,
      description = "arcface, cosface, triplet or contrastive. Default: ${DEFAULT-VALUE}")
  private LossKind loss;

  @Option(
      names = "--steps",
      defaultValue = "1000",
      description = "Batches of each training. Default: ${DEFAULT-VALUE}")
  private long steps;

  @Option(
      names = "--batch",
      defaultValue = "64",
      description = "Faces in a batch. Default: ${DEFAULT-VALUE}")
  private int batch;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of folds, first weights and streams. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--threads", description = "Default: the processors of this machine.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--resume", description = "Goes on with the scores that are in --model.")
  private boolean resume;

  @Override
  public Integer call() throws IOException {
    if (!resume && CrossValidation.isIn(model)) {
      throw console.wrongWords(
          model + " holds scores; add --resume to go on with them, or name another folder");
    }
    CrossValidation validation =
        CrossValidation.of(
            model,
            folds,
            lambdas,
            "%s, %s, %d steps of %d, seed %d"
                .formatted(data.toAbsolutePath(), loss, steps, batch, seed));
    SiameseTrial trial =
        new SiameseTrial(
            model,
            FaceFolder.of(data),
            folds,
            loss,
            SiameseRecipe.of(steps).batch(batch),
            seed,
            threads);
    try (Progress progress = console.progress("validating", "trainings")) {
      int all = lambdas.size() * folds;
      LambdaScores scores = validation.run(trial, done -> progress.at(done, all));
      console.out().print(scores);
      console.out().flush();
      scores.chart().writeBoth(model, "lambda");
    }
    return 0;
  }
}
