package io.facerec.train.validate;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.facerec.train.estimator.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Cross-validation (Stone 1974) of a regularisation's strength, lambda, over a grid: each lambda is
 * tried as often as there are folds, each time measured on the fold that was left out.
 *
 * <pre>{@code
 * CrossValidation validation = CrossValidation.of(dir, 5, List.of(1e-5, 1e-4, 1e-3), "my net, 500 steps");
 * LambdaScores scores = validation.run((lambda, fold) -> trainAndScore(lambda, folds.get(fold)));
 * out.print(scores);                       // a table
 * scores.chart().writeBoth(dir, "lambda"); // score over lambda, with its standard error
 * double lambda = scores.choice();         // by the one-standard-error rule
 * }</pre>
 *
 * <p>Each score is kept in {@value #FILE} as soon as it is known, by a rename: after a kill a run
 * with the same folder goes on where it was, and a run with more lambdas computes those alone.
 * Immutable.
 *
 * @param folder where scores are kept; made if absent
 * @param folds at least 2
 * @param lambdas two or more, positive, each once; kept in rising order
 * @param subject what is trained, in words: scores of another subject are not taken over
 */
public record CrossValidation(Path folder, int folds, List<Double> lambdas, String subject) {
  /** The file of scores. */
  public static final String FILE = "cross-validation.properties";

  /** Checks the ranges. */
  public CrossValidation {
    checkArgument(folds >= 2, "%s folds, must be at least 2", folds);
    checkArgument(lambdas.size() >= 2, "%s lambdas, must be at least 2", lambdas.size());
    for (double lambda : lambdas) {
      checkArgument(
          lambda > 0 && Double.isFinite(lambda), "a lambda is %s, must be positive", lambda);
    }
    ImmutableList<Double> rising = ImmutableSortedSet.copyOf(lambdas).asList();
    checkArgument(rising.size() == lambdas.size(), "a lambda is twice in %s", lambdas);
    lambdas = rising;
  }

  /** A cross-validation that keeps its scores in this folder. */
  public static CrossValidation of(Path folder, int folds, List<Double> lambdas, String subject) {
    return new CrossValidation(folder, folds, lambdas, subject);
  }

  /** Whether scores are kept in this folder. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /** Runs {@link #run(Trial, IntConsumer)} without telling how far it is. */
  public LambdaScores run(Trial trial) {
    return run(trial, done -> {});
  }

  /**
   * Computes the scores that are not kept yet.
   *
   * @param progress told how many of {@code lambdas.size() * folds} scores are known
   * @throws IllegalStateException if the folder keeps scores of another subject or of other folds
   * @throws IllegalArgumentException if a score is no finite number
   */
  public LambdaScores run(Trial trial, IntConsumer progress) {
    RunRecord kept = kept();
    List<List<Double>> scores = new ArrayList<>();
    int done = 0;
    for (double lambda : lambdas) {
      List<Double> ofLambda = new ArrayList<>();
      for (int fold = 0; fold < folds; fold++) {
        ofLambda.add(score(kept, trial, lambda, fold));
        progress.accept(++done);
      }
      scores.add(ofLambda);
    }
    return new LambdaScores(lambdas, scores);
  }

  private RunRecord kept() {
    RunRecord kept = RunRecord.in(folder.resolve(FILE));
    agree(kept, "subject", subject);
    agree(kept, "folds", Integer.toString(folds));
    return kept;
  }

  private void agree(RunRecord kept, String name, String value) {
    Optional<String> before = kept.find(name);
    checkState(
        before.isEmpty() || before.get().equals(value),
        "%s keeps scores for %s '%s', not '%s'; name another folder",
        folder,
        name,
        before.orElse(""),
        value);
    kept.set(name, value);
  }

  private static double score(RunRecord kept, Trial trial, double lambda, int fold) {
    String name = "score." + lambda + "." + fold;
    Optional<String> known = kept.find(name);
    if (known.isPresent()) {
      return Double.parseDouble(known.get());
    }
    double score = trial.score(lambda, fold);
    checkArgument(Double.isFinite(score), "lambda %s scores %s on fold %s", lambda, score, fold);
    kept.set(name, score);
    kept.save();
    return score;
  }
}
