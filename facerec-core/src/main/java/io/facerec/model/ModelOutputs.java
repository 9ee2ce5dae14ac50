package io.facerec.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.Tensor;

/** What a run of a model gave, by role, outside the heap. Close it. */
public final class ModelOutputs implements AutoCloseable {
  private final Result tensors;
  private final ImmutableList<String> roles;

  ModelOutputs(Result tensors, List<String> roles) {
    this.tensors = tensors;
    this.roles = ImmutableList.copyOf(roles);
  }

  /** The tensor of this role; owned by this object, do not close it. */
  public Tensor get(String role) {
    int index = roles.indexOf(role);
    checkArgument(index >= 0, "%s was not fetched, only %s", role, roles);
    return tensors.get(index);
  }

  /**
   * The tensor of this role as the type that it has.
   *
   * @throws ClassCastException if it has another
   */
  public <T extends Tensor> T get(String role, Class<T> type) {
    return type.cast(get(role));
  }

  @Override
  public void close() {
    tensors.close();
  }
}
