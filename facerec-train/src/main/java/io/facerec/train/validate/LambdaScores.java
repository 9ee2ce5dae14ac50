package io.facerec.train.validate;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.facerec.train.plot.Axis;
import io.facerec.train.plot.Chart;
import io.facerec.train.plot.Series;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a cross-validation found.
 *
 * @param lambdas in rising order
 * @param scores for each lambda those of its folds, two or more; greater is better
 */
public record LambdaScores(List<Double> lambdas, List<List<Double>> scores) {
  /** Copies the lists and checks that they fit each other. */
  public LambdaScores {
    lambdas = ImmutableList.copyOf(lambdas);
    scores = scores.stream().map(ImmutableList::copyOf).collect(toImmutableList());
    checkArgument(
        !lambdas.isEmpty() && lambdas.size() == scores.size(),
        "%s lambdas, but scores of %s",
        lambdas.size(),
        scores.size());
    for (List<Double> folds : scores) {
      checkArgument(folds.size() >= 2, "a lambda has %s scores, must be 2 or more", folds.size());
    }
  }

  /** The mean over the folds. */
  public double mean(int lambda) {
    return scores.get(lambda).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** The standard error of the mean: the folds' deviation over the root of their number. */
  public double standardError(int lambda) {
    List<Double> folds = scores.get(lambda);
    double mean = mean(lambda);
    double squares = folds.stream().mapToDouble(score -> (score - mean) * (score - mean)).sum();
    return Math.sqrt(squares / (folds.size() - 1) / folds.size());
  }

  /** The place of the lambda with the greatest mean; of equal ones, of the greatest lambda. */
  public int best() {
    int best = 0;
    for (int i = 1; i < lambdas.size(); i++) {
      best = mean(i) >= mean(best) ? i : best;
    }
    return best;
  }

  /**
   * The lambda of the one-standard-error rule (Breiman et al. 1984): the greatest, which is the
   * simplest model, whose mean is no more than the best one's standard error below the best mean.
   */
  public double choice() {
    int best = best();
    double enough = mean(best) - standardError(best);
    int choice = best;
    for (int i = best; i < lambdas.size(); i++) {
      choice = mean(i) >= enough ? i : choice;
    }
    return lambdas.get(choice);
  }

  /** Mean scores over lambda with their standard errors, and the choice. */
  public Chart chart() {
    double[] means = IntStream.range(0, lambdas.size()).mapToDouble(this::mean).toArray();
    double[] errors = IntStream.range(0, lambdas.size()).mapToDouble(this::standardError).toArray();
    double enough = means[best()] - errors[best()];
    double[] ends = {lambdas.get(0), lambdas.get(lambdas.size() - 1)};
    return Chart.of("", Axis.of("lambda").onLogarithmicScale(), Axis.of("score"))
        .with(
            Series.markedLine("mean over the folds, and its standard error", places(), means)
                .withErrorBars(errors),
            Series.reference(
                "one standard error below the best", ends, new double[] {enough, enough}),
            Series.points(
                "choice",
                new double[] {choice()},
                new double[] {means[lambdas.indexOf(choice())]}));
  }

  private double[] places() {
    return lambdas.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * A table for people: lambda, mean, standard error, scores of the folds; the choice; a warning
   * where the best lambda is the first or the last.
   */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder("lambda     mean      error     folds\n");
    for (int i = 0; i < lambdas.size(); i++) {
      table.append(format("%-10.3g %-9.5f %-9.5f", lambdas.get(i), mean(i), standardError(i)));
      scores.get(i).forEach(score -> table.append(format(" %.5f", score)));
      table.append(i == best() ? "  best" : "").append('\n');
    }
    table.append(format("choice: %.3g, by the one-standard-error rule%n", choice()));
    if (best() == 0 || best() == lambdas.size() - 1) {
      table.append("the best is an end of the grid: a longer one may hold a better\n");
    }
    return table.toString();
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
