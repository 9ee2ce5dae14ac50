package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.layer.Net.Weight;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Muon (Jordan et al. 2024): a kernel moves along its averaged gradient made orthogonal, so that
 * all directions of a layer learn at one pace, the weak ones too. A kernel is seen as the matrix
 * [height x width x channels in, channels out]; five steps of a Newton-Schulz iteration bring its
 * singular values near 1. The move is scaled to the size that Adam's has (Liu et al. 2025, Muon is
 * Scalable for LLM Training), so that Adam's rates and decay suit it. What is no kernel of several
 * inputs and outputs moves by {@link Adam}.
 *
 * @param momentum what stays of the average of gradients, in [0, 1)
 * @param others moves biases, normalisations and depthwise kernels
 */
public record Muon(double momentum, Adam others) implements UpdateRule {
  private static final float[] NEWTON_SCHULZ = {3.4445f, -4.7750f, 2.0315f};
  private static final int ITERATIONS = 5;

  /** Root mean square of Adam's moves, in learning rates. */
  private static final float SIZE = 0.2f;

  /** Checks the range. */
  public Muon {
    checkArgument(momentum >= 0 && momentum < 1, "momentum is %s, must be in [0, 1)", momentum);
  }

  /** Begins an optimiser with a momentum of 0.95, and a decay as {@link AdamW}'s. */
  public static OptimizerBuilder builder(Schedule rate) {
    return Optimizer.builder(new Muon(0.95, Adam.ofPaper()), rate).decay(0.01);
  }

  @Override
  public Move begin(Step step) {
    Move other = others.begin(step);
    return (weight, variable, gradient) ->
        isMatrix(weight)
            ? move(step, weight, variable, gradient)
            : other.move(weight, variable, gradient);
  }

  private static boolean isMatrix(Weight weight) {
    Shape shape = weight.variable().shape();
    int rank = shape.numDimensions();
    return weight.decayed() && rank >= 2 && shape.get(rank - 1) > 1 && inputs(shape) > 1;
  }

  private static long inputs(Shape shape) {
    return shape.size() / shape.get(shape.numDimensions() - 1);
  }

  private Operand<TFloat32> move(
      Step step, Weight weight, Operand<TFloat32> variable, Operand<TFloat32> gradient) {
    Ops tf = step.tf();
    // Adam's name, so that a training may change from one to the other
    Weight average = step.slot(weight, "adam_m", 0);
    Operand<TFloat32> stays = tf.constant((float) momentum);
    Operand<TFloat32> moved =
        tf.assignAdd(
            average.variable(),
            tf.math.mul(
                tf.math.sub(tf.constant(1f), stays), tf.math.sub(gradient, average.variable())));
    // Nesterov's: the average as it would be after this gradient once more
    Operand<TFloat32> ahead =
        tf.math.add(
            tf.math.mul(moved, stays), tf.math.mul(gradient, tf.math.sub(tf.constant(1f), stays)));
    Shape shape = weight.variable().shape();
    long out = shape.get(shape.numDimensions() - 1);
    long in = inputs(shape);
    Operand<TFloat32> matrix = tf.reshape(ahead, tf.constant(new long[] {in, out}));
    Operand<TFloat32> orthogonal = orthogonal(tf, matrix, in < out);
    float scale = SIZE * (float) Math.sqrt((double) Math.max(in, out));
    Operand<TFloat32> change =
        tf.math.mul(
            tf.reshape(orthogonal, tf.constant(shape.asArray())),
            tf.math.mul(step.rate(), tf.constant(scale)));
    return tf.assignSub(variable, change);
  }

  /** The nearest orthogonal matrix, about; products are made on the shorter side. */
  static Operand<TFloat32> orthogonal(Ops tf, Operand<TFloat32> matrix, boolean wide) {
    Operand<TFloat32> norm =
        tf.math.rsqrt(
            tf.math.add(
                tf.sum(tf.math.square(matrix), tf.constant(new int[] {0, 1})),
                tf.constant(1e-14f)));
    Operand<TFloat32> x = tf.math.mul(matrix, norm);
    for (int i = 0; i < ITERATIONS; i++) {
      Operand<TFloat32> a =
          wide
              ? tf.linalg.matMul(x, x, MatMul.transposeB(true))
              : tf.linalg.matMul(x, x, MatMul.transposeA(true));
      Operand<TFloat32> b =
          tf.math.add(
              tf.math.mul(a, tf.constant(NEWTON_SCHULZ[1])),
              tf.math.mul(tf.linalg.matMul(a, a), tf.constant(NEWTON_SCHULZ[2])));
      Operand<TFloat32> product = wide ? tf.linalg.matMul(b, x) : tf.linalg.matMul(x, b);
      x = tf.math.add(tf.math.mul(x, tf.constant(NEWTON_SCHULZ[0])), product);
    }
    return x;
  }
}
