package io.facerec.train.estimator;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/** Builds the part of a graph that yields batches, most often a tf.data iterator. */
@FunctionalInterface
public interface InputFunction {
  /**
   * Builds the input.
   *
   * @param tf the graph
   * @param firstStep the batch to begin with, from 0: a training that resumes at step n asks for
   *     batch n, so that it sees what an uninterrupted one would have seen
   */
  Input build(Ops tf, long firstStep);

  /**
   * Tensors that hold another batch at each run of the session.
   *
   * @param features by name
   * @param labels by name, may be empty
   * @param initializer run once before the first batch
   */
  record Input(Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Op initializer) {}
}
