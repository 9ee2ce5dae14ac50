package io.facerec.train.estimator;

import com.google.common.collect.ImmutableList;
import io.facerec.train.layer.Net;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Finds the tensor of a step that was the first to be no number, or infinite. Each step says of the
 * tensors that the model noted, the loss, the gradients and the weights after it whether they are
 * finite, by one number each: so the first bad step is seen, before its weights are saved or used.
 */
final class NanGuard {
  private final List<String> names = new ArrayList<>();
  private final Operand<TFloat32> squares;
  private final int required;
  private final Map<String, Operand<TBool>> rows = new LinkedHashMap<>();

  /**
   * Adds the checks to a graph.
   *
   * @param step the op after which the weights have moved
   */
  NanGuard(Net net, InputFunction.Input input, Operand<TFloat32> loss, Op step) {
    Ops tf = net.tf();
    List<Operand<TFloat32>> checked = new ArrayList<>();
    net.notes().histograms().forEach((name, tensor) -> check(tf, checked, name, tensor));
    net.notes().scalars().forEach((name, tensor) -> check(tf, checked, name, tensor));
    required = checked.size();
    check(tf, checked, "the loss", loss);
    // the gradient of the last layer is the first to be computed
    for (Map.Entry<String, Operand<TFloat32>> gradient :
        ImmutableList.copyOf(net.notes().gradients().entrySet()).reverse()) {
      check(tf, checked, "the gradient of " + gradient.getKey(), gradient.getValue());
    }
    Ops after = tf.withControlDependencies(List.of(step));
    net.weights()
        .values()
        .forEach(
            weight -> check(after, checked, weight.name() + " after the step", weight.variable()));
    squares = tf.stack(checked);
    input.features().forEach((name, tensor) -> addRows(tf, "the feature " + name, tensor));
    input.labels().forEach((name, tensor) -> addRows(tf, "the label " + name, tensor));
  }

  private void check(
      Ops tf, List<Operand<TFloat32>> checked, String name, Operand<TFloat32> tensor) {
    names.add(name);
    // half the sum of squares: finite if all are, and none is beyond 1e19
    checked.add(tf.nn.l2Loss(tensor));
  }

  private void addRows(Ops tf, String name, Operand<? extends TType> tensor) {
    int rank = tensor.shape().isUnknown() ? 0 : tensor.shape().numDimensions();
    if (tensor.type() != TFloat32.class || rank == 0) {
      return;
    }
    int[] others = new int[rank - 1];
    for (int i = 1; i < rank; i++) {
      others[i - 1] = i;
    }
    Operand<TBool> finite = tf.math.isFinite(tensor.asOutput().expect(TFloat32.class));
    rows.put(name, tf.reduceAll(finite, tf.constant(others)));
  }

  /** What {@link #check} is to be given of a step. */
  Operand<TFloat32> fetched() {
    return squares;
  }

  /**
   * Looks at what a step left.
   *
   * @throws NanLossException if the loss, a gradient or a weight is not finite
   */
  void check(long step, TFloat32 values, Batch batch, InputFunction.Input input, Session session) {
    List<String> bad = new ArrayList<>();
    boolean failed = false;
    for (int i = 0; i < names.size(); i++) {
      if (!Float.isFinite(values.getFloat(i))) {
        bad.add(names.get(i));
        failed |= i >= required;
      }
    }
    if (failed) {
      throw report(step, bad, batch, input, session);
    }
  }

  private NanLossException report(
      long step, List<String> bad, Batch batch, InputFunction.Input input, Session session) {
    List<String> files = batch.files(input);
    for (Map.Entry<String, Operand<TBool>> checked : rows.entrySet()) {
      List<Integer> badRows = badRows(checked.getValue(), batch, session);
      if (!badRows.isEmpty()) {
        boolean named = badRows.get(badRows.size() - 1) < files.size();
        return NanLossException.ofInput(
            step,
            checked.getKey(),
            badRows,
            named ? badRows.stream().map(files::get).toList() : files);
      }
    }
    return NanLossException.ofTensor(step, bad, files);
  }

  private static List<Integer> badRows(Operand<TBool> finite, Batch batch, Session session) {
    Session.Runner runner = session.runner().fetch(finite);
    batch.feed(runner);
    List<Integer> bad = new ArrayList<>();
    try (Result result = runner.run()) {
      TBool rows = (TBool) result.get(0);
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.getBoolean(i)) {
          bad.add(i);
        }
      }
    }
    return bad;
  }
}
