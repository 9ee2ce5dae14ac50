package io.facerec.model;

import org.tensorflow.Tensor;

/** What a run of a model gave, by role, outside the heap. Close it. */
public final class ModelOutputs implements AutoCloseable {
  ModelOutputs() {}

  /** The tensor of this role; owned by this object, do not close it. */
  public Tensor get(String role) {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public void close() {}
}
