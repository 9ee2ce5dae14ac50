package io.facerec.train.estimator;

import io.facerec.train.layer.Net;
import java.util.Map;
import org.tensorflow.Operand;

/** Describes a model's graph in one mode. A fresh graph is built for each use of it. */
@FunctionalInterface
public interface ModelFunction {
  /**
   * Builds the graph.
   *
   * @param net the root scope: variables made through it are restored, trained and saved
   * @param features what the input function yields, by name
   * @param labels what is to be learned, by name; empty for PREDICT
   * @param mode what the graph is for
   */
  EstimatorSpec build(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode);
}
