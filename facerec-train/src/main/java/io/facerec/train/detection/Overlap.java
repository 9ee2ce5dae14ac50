package io.facerec.train.detection;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

/**
 * How boxes overlap, pair by pair, in the graph.
 *
 * @param tf the graph
 * @param intersection shared area
 * @param union area that either covers
 * @param hull area of the smallest box round both
 */
public record Overlap(
    Ops tf, Operand<TFloat32> intersection, Operand<TFloat32> union, Operand<TFloat32> hull) {
  private static final float TINY = 1e-6f;

  /** Of boxes float [..., 4] left, top, right, bottom, whose leading dimensions broadcast. */
  public static Overlap of(Ops tf, Operand<TFloat32> first, Operand<TFloat32> second) {
    List<? extends Operand<TFloat32>> a = sides(tf, first);
    List<? extends Operand<TFloat32>> b = sides(tf, second);
    Operand<TFloat32> shared =
        tf.math.mul(
            length(tf, tf.math.maximum(a.get(0), b.get(0)), tf.math.minimum(a.get(2), b.get(2))),
            length(tf, tf.math.maximum(a.get(1), b.get(1)), tf.math.minimum(a.get(3), b.get(3))));
    Operand<TFloat32> hull =
        tf.math.mul(
            tf.math.sub(tf.math.maximum(a.get(2), b.get(2)), tf.math.minimum(a.get(0), b.get(0))),
            tf.math.sub(tf.math.maximum(a.get(3), b.get(3)), tf.math.minimum(a.get(1), b.get(1))));
    return new Overlap(
        tf, shared, tf.math.sub(tf.math.add(area(tf, a), area(tf, b)), shared), hull);
  }

  private static List<? extends Operand<TFloat32>> sides(Ops tf, Operand<TFloat32> boxes) {
    return tf.unstack(boxes, 4L, Unstack.axis(-1L)).output();
  }

  private static Operand<TFloat32> length(Ops tf, Operand<TFloat32> from, Operand<TFloat32> to) {
    return tf.nn.relu(tf.math.sub(to, from));
  }

  private static Operand<TFloat32> area(Ops tf, List<? extends Operand<TFloat32>> sides) {
    return tf.math.mul(
        tf.math.sub(sides.get(2), sides.get(0)), tf.math.sub(sides.get(3), sides.get(1)));
  }

  /** Intersection over union, in [0, 1]. */
  public Operand<TFloat32> intersectionOverUnion() {
    return tf.math.div(intersection, tf.math.maximum(union, tf.constant(TINY)));
  }

  /** The generalised intersection over union (Rezatofighi et al., 2019), in [-1, 1]. */
  public Operand<TFloat32> generalised() {
    return tf.math.sub(
        intersectionOverUnion(),
        tf.math.div(tf.math.sub(hull, union), tf.math.maximum(hull, tf.constant(TINY))));
  }
}
