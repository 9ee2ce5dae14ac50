package io.facerec.train.hook;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.estimator.Evaluated;
import io.facerec.train.estimator.TrainingHook;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a training for what its evaluations say. It looks at all of them, those before a restart
 * included, so that a training that was ended stays ended. A metric that is no number is neither
 * better nor beyond a value.
 */
public final class EarlyStopping implements TrainingHook {
  private static final Logger LOG = LoggerFactory.getLogger(EarlyStopping.class);

  private final String metric;
  private final Rule rule;
  private final long minSteps;

  @FunctionalInterface
  private interface Rule {
    boolean ends(String metric, List<Evaluated> evaluations);
  }

  private EarlyStopping(String metric, Rule rule, long minSteps) {
    this.metric = metric;
    this.rule = rule;
    this.minSteps = minSteps;
  }

  /** Ends where a metric, such as {@code loss}, has not become lower for so many steps. */
  public static EarlyStopping noDecrease(String metric, long steps) {
    return stale(metric, steps, Math::min);
  }

  /** Ends where a metric, such as {@code accuracy}, has not become higher for so many steps. */
  public static EarlyStopping noIncrease(String metric, long steps) {
    return stale(metric, steps, Math::max);
  }

  /** Ends where a metric is higher than a value. */
  public static EarlyStopping higherThan(String metric, double value) {
    return beyond(metric, found -> found > value);
  }

  /** Ends where a metric is lower than a value. */
  public static EarlyStopping lowerThan(String metric, double value) {
    return beyond(metric, found -> found < value);
  }

  private static EarlyStopping beyond(String metric, DoublePredicate beyond) {
    return new EarlyStopping(
        metric,
        (name, evaluations) -> beyond.test(evaluations.get(evaluations.size() - 1).metric(name)),
        0);
  }

  private static EarlyStopping stale(String metric, long steps, DoubleBinaryOperator better) {
    checkArgument(steps >= 1, "waits %s steps, must be at least 1", steps);
    return new EarlyStopping(
        metric,
        (name, evaluations) -> {
          double best = Double.NaN;
          long bestStep = evaluations.get(0).step();
          for (Evaluated evaluated : evaluations) {
            double value = evaluated.metric(name);
            boolean first = Double.isNaN(best) && !Double.isNaN(value);
            // NaN stays where it is compared with a number
            if (first || (!Double.isNaN(value) && better.applyAsDouble(best, value) != best)) {
              best = value;
              bestStep = evaluated.step();
            }
          }
          return evaluations.get(evaluations.size() - 1).step() - bestStep >= steps;
        },
        0);
  }

  /** The same, but never before this global step. */
  public EarlyStopping notBefore(long step) {
    return new EarlyStopping(metric, rule, step);
  }

  @Override
  public boolean afterEvaluation(List<Evaluated> evaluations) {
    long step = evaluations.get(evaluations.size() - 1).step();
    boolean ends = step >= minSteps && rule.ends(metric, evaluations);
    if (ends) {
      LOG.info("ends the training at step {} for its {}", step, metric);
    }
    return !ends;
  }
}
