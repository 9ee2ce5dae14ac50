package io.facerec.train.data;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Uniform numbers in [0, 1) that depend on a seed and an element's number alone. */
final class RandomNumbers {
  private static final int MOST = 24;

  // so that many() gives other numbers than next()
  private static final long MANY = 0x3a17;

  private final List<Operand<TFloat32>> numbers;
  private final long seed;
  private final Operand<TInt64> element;
  private int used;

  private RandomNumbers(List<Operand<TFloat32>> numbers, long seed, Operand<TInt64> element) {
    this.numbers = numbers;
    this.seed = seed;
    this.element = element;
  }

  /**
   * The numbers of an element.
   *
   * @param element int64 scalar
   */
  static RandomNumbers of(Ops tf, long seed, Operand<TInt64> element) {
    Operand<TFloat32> all =
        tf.random.statelessRandomUniform(
            tf.constant(new int[] {MOST}), tf.stack(List.of(tf.constant(seed), element)));
    return new RandomNumbers(
        tf.unstack(all, (long) MOST).output().stream().<Operand<TFloat32>>map(one -> one).toList(),
        seed,
        element);
  }

  /** As many numbers as this shape has, the same at every call; apart from those taken singly. */
  Operand<TFloat32> many(Ops tf, Operand<TInt32> shape) {
    return tf.random.statelessRandomUniform(
        shape, tf.stack(List.of(tf.constant(seed + MANY), element)));
  }

  /** A number that was not taken yet, float scalar. */
  Operand<TFloat32> next() {
    return numbers.get(used++);
  }

  /** A number between two others, float scalar. */
  Operand<TFloat32> between(Ops tf, double low, double high) {
    return tf.math.add(
        tf.math.mul(next(), tf.constant((float) (high - low))), tf.constant((float) low));
  }
}
