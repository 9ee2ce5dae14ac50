package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * What an evaluation measured.
 *
 * @param step the global step of the checkpoint
 * @param metrics by name; may be NaN
 */
public record Evaluated(long step, Map<String, Double> metrics) {
  /** Copies the map. */
  public Evaluated {
    metrics = ImmutableMap.copyOf(metrics);
  }

  /**
   * A metric.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public double metric(String name) {
    Double value = metrics.get(name);
    checkArgument(value != null, "no metric is named %s, only %s", name, metrics.keySet());
    return value;
  }
}
