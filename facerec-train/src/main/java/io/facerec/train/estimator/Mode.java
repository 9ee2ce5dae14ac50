package io.facerec.train.estimator;

/** What a model's graph is built for. */
public enum Mode {
  /** To be trained: the spec has a loss and a train op. */
  TRAIN,
  /** To be measured: the spec has a loss or metrics. */
  EVAL,
  /** To be used: the spec has predictions. */
  PREDICT
}
