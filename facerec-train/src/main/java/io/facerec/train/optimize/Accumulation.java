package io.facerec.train.optimize;

import io.facerec.train.layer.Net;
import io.facerec.train.layer.Net.Weight;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.SwitchCond;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Sums gradients over batches, and lets variables move at the last of them only. A Switch sends the
 * gradients on at that one; at any other, whatever waits for them does not run.
 */
final class Accumulation {
  private final Net net;
  private final int batches;
  private final Operand<TInt64> seen;
  private final List<Weight> sums = new ArrayList<>();
  private final List<Op> added = new ArrayList<>();

  private Accumulation(Net net, int batches) {
    this.net = net;
    this.batches = batches;
    this.seen = net.tf().math.add(net.globalStep(), net.tf().constant(1L));
  }

  static Accumulation of(Net net, int batches) {
    return new Accumulation(net, batches);
  }

  /** How many times variables have moved once the batches are complete, float scalar. */
  Operand<TFloat32> moves() {
    Ops tf = net.tf();
    return tf.dtypes.cast(
        batches == 1 ? seen : tf.math.floorDiv(seen, tf.constant((long) batches)), TFloat32.class);
  }

  /** The sums so far, this batch's gradients in, divided by the number of batches. */
  List<GradientAndVariable> means(List<GradientAndVariable> gradients) {
    if (batches == 1) {
      return gradients;
    }
    Ops tf = net.tf();
    List<GradientAndVariable> means = new ArrayList<>();
    for (GradientAndVariable g : gradients) {
      Operand<TFloat32> zero = net.filled(g.variable().variable().shape(), 0);
      Weight sum = net.slot(g.variable(), "accumulated", zero);
      sums.add(sum);
      Operand<TFloat32> mean =
          tf.math.mul(tf.assignAdd(sum.variable(), g.gradient()), tf.constant(1f / batches));
      added.add(mean);
      means.add(g.with(mean));
    }
    return means;
  }

  private Operand<TBool> complete() {
    Ops tf = net.tf();
    return tf.math.equal(tf.math.floorMod(seen, tf.constant((long) batches)), tf.constant(0L));
  }

  /** The gradients at the last batch, nothing at the others. */
  List<GradientAndVariable> whereComplete(List<GradientAndVariable> gradients) {
    if (batches == 1) {
      return gradients;
    }
    Operand<TBool> complete = complete();
    return gradients.stream()
        .map(g -> g.with(net.tf().switchCond(g.gradient(), complete).outputTrue()))
        .toList();
  }

  /**
   * What has to run at each batch: the moves at the last one, after which the sums begin anew.
   *
   * @param moved ops that run at the last batch only
   */
  List<Op> finish(List<Op> moved) {
    if (batches == 1) {
      return moved;
    }
    Ops afterMoves = net.tf().withControlDependencies(moved);
    List<Op> cleared = new ArrayList<>();
    for (Weight sum : sums) {
      cleared.add(afterMoves.assign(sum.variable(), afterMoves.zerosLike(sum.variable())));
    }
    // at any batch the step is over when the sums have changed
    Operand<TBool> complete = net.tf().withControlDependencies(added).identity(complete());
    SwitchCond<TBool> way = net.tf().switchCond(complete, complete);
    Operand<TBool> done = net.tf().withControlDependencies(cleared).identity(way.outputTrue());
    return List.of(net.tf().merge(List.of(done, way.outputFalse())));
  }
}
