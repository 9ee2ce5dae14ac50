package io.facerec.train.estimator;

import com.google.common.collect.ImmutableList;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.Net.Weight;
import io.facerec.train.layer.Notes;
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
 * What the model only notes may be no number; it is named where the loss or what follows fails.
 */
final class NanGuard {
  private final Ops tf;
  private final List<Check> checks = new ArrayList<>();
  private final Operand<TFloat32> fetched;
  private final Map<String, Operand<TBool>> rows = new LinkedHashMap<>();

  /**
   * A tensor that is looked at.
   *
   * @param fatal whether the training ends where it is not finite
   * @param finite float scalar, finite where all of the tensor is
   */
  private record Check(String name, boolean fatal, Operand<TFloat32> finite) {}

  /**
   * Adds the checks to a graph.
   *
   * @param step the op after which the weights have moved
   */
  NanGuard(Net net, InputFunction.Input input, Operand<TFloat32> loss, Op step) {
    tf = net.tf();
    Notes notes = net.notes();
    notes.histograms().forEach((name, tensor) -> add(tf, name, false, tensor));
    scalars(notes, false);
    add(tf, "the loss", true, loss);
    // the gradient of the last layer is the first to be computed
    for (Map.Entry<String, Operand<TFloat32>> gradient :
        ImmutableList.copyOf(notes.gradients().entrySet()).reverse()) {
      add(tf, "the gradient of " + gradient.getKey(), true, gradient.getValue());
    }
    scalars(notes, true);
    Ops after = tf.withControlDependencies(List.of(step));
    for (Weight weight : net.weights().values()) {
      add(after, weight.name() + " after the step", true, weight.variable());
    }
    fetched = tf.stack(checks.stream().map(Check::finite).toList());
    input.features().forEach((name, tensor) -> addRows("the feature " + name, tensor));
    input.labels().forEach((name, tensor) -> addRows("the label " + name, tensor));
  }

  private void scalars(Notes notes, boolean afterGradients) {
    notes
        .scalars()
        .forEach(
            (name, scalar) -> {
              if (notes.isAfterGradients(name) == afterGradients) {
                add(tf, name, false, scalar);
              }
            });
  }

  private void add(Ops in, String name, boolean fatal, Operand<TFloat32> tensor) {
    boolean scalar = !tensor.shape().isUnknown() && tensor.shape().numDimensions() == 0;
    // half the sum of squares: one cheap op; finite if all are, and none is beyond 1e19
    checks.add(new Check(name, fatal, scalar ? in.identity(tensor) : in.nn.l2Loss(tensor)));
  }

  private void addRows(String name, Operand<? extends TType> tensor) {
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
    return fetched;
  }

  /**
   * Looks at what a step left.
   *
   * @throws NanLossException if the loss, a gradient or a weight is not finite
   */
  void check(long step, TFloat32 values, Batch batch, InputFunction.Input input, Session session) {
    List<String> bad = new ArrayList<>();
    boolean failed = false;
    for (int i = 0; i < checks.size(); i++) {
      if (!Float.isFinite(values.getFloat(i))) {
        bad.add(checks.get(i).name());
        failed |= checks.get(i).fatal();
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
