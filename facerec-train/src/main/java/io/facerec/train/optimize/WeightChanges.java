package io.facerec.train.optimize;

import io.facerec.train.layer.Net.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What is done to a variable before and after a rule moves it.
 *
 * @param decay share of a kernel, times the rate, taken away before
 * @param threshold lambda of the soft threshold after
 * @param stays how much of the moving average stays, 0 for none
 */
record WeightChanges(float decay, float threshold, float stays) {
  /** Adds the ops; the last of them comes back. */
  Operand<TFloat32> around(UpdateRule.Move move, UpdateRule.Step step, GradientAndVariable g) {
    Weight weight = g.variable();
    Operand<TFloat32> moved = move.move(weight, decayed(step, weight), g.gradient());
    return averaged(step, weight, thresholded(step, weight, moved));
  }

  private Operand<TFloat32> decayed(UpdateRule.Step step, Weight weight) {
    if (!weight.decayed() || decay == 0) {
      return weight.variable();
    }
    Ops tf = step.tf();
    return tf.assignSub(
        weight.variable(),
        tf.math.mul(tf.math.mul(step.rate(), tf.constant(decay)), weight.variable()));
  }

  private Operand<TFloat32> thresholded(
      UpdateRule.Step step, Weight weight, Operand<TFloat32> moved) {
    if (!weight.decayed() || threshold == 0) {
      return moved;
    }
    Ops tf = step.tf();
    Operand<TFloat32> by = tf.math.mul(step.rate(), tf.constant(threshold));
    Operand<TFloat32> zero = tf.constant(0f);
    return tf.assign(
        moved,
        tf.math.add(
            tf.math.maximum(tf.math.sub(moved, by), zero),
            tf.math.minimum(tf.math.add(moved, by), zero)));
  }

  private Operand<TFloat32> averaged(UpdateRule.Step step, Weight weight, Operand<TFloat32> moved) {
    if (stays == 0) {
      return moved;
    }
    Ops tf = step.tf();
    Weight average = step.net().slot(weight, Optimizer.AVERAGE, weight.initial());
    // young averages forget faster: (1 + n) / (10 + n) before move n + 1
    Operand<TFloat32> share =
        tf.math.minimum(
            tf.constant(stays),
            tf.math.div(step.count(), tf.math.add(step.count(), tf.constant(9f))));
    return tf.assignSub(
        average.variable(),
        tf.math.mul(tf.math.sub(tf.constant(1f), share), tf.math.sub(average.variable(), moved)));
  }
}
