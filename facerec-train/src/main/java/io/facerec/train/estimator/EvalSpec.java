package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * How {@link Estimator#trainAndEvaluate} evaluates: after each checkpoint, and at the end.
 * Immutable.
 *
 * @param input what is measured on
 * @param steps how many batches of it
 * @param name of this evaluation: its events and log are in {@code eval_NAME}; empty for the only
 *     one, in {@code eval}
 * @param exporters run after each evaluation, in this order
 * @param throttle steps at least between two evaluations, but for the last; 0: after each
 *     checkpoint
 */
public record EvalSpec(
    InputFunction input, Steps steps, String name, List<Exporter> exporters, long throttle) {
  /** Checks the ranges. */
  public EvalSpec {
    exporters = ImmutableList.copyOf(exporters);
    checkArgument(name.matches("[A-Za-z0-9_.-]*"), "'%s' is no name for an evaluation", name);
    checkArgument(throttle >= 0, "the throttle is %s steps, must be at least 0", throttle);
    checkArgument(
        exporters.stream().map(Exporter::name).distinct().count() == exporters.size(),
        "two exporters have the same name: %s",
        exporters.stream().map(Exporter::name).toList());
  }

  /** After each checkpoint, with no name and no exporter. */
  public static EvalSpec of(InputFunction input, Steps steps) {
    return new EvalSpec(input, steps, "", List.of(), 0);
  }

  /** The same under a name. */
  public EvalSpec named(String newName) {
    return new EvalSpec(input, steps, newName, exporters, throttle);
  }

  /** The same with these exporters. */
  public EvalSpec exporters(Exporter... all) {
    return new EvalSpec(input, steps, name, List.of(all), throttle);
  }

  /** The same, at least this many steps apart. */
  public EvalSpec throttle(long stepsApart) {
    return new EvalSpec(input, steps, name, exporters, stepsApart);
  }
}
