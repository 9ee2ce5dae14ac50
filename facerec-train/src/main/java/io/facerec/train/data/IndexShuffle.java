package io.facerec.train.data;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt64;

/**
 * An endless walk over {@code size} rows in another order each time round, without a buffer: place
 * n of the walk is computed from n and the seed alone, so that it can begin anywhere.
 */
final class IndexShuffle {
  private IndexShuffle() {}

  /**
   * The row at a place of the walk, int64 scalar.
   *
   * @param place int64 scalar, from 0
   */
  static Operand<TInt64> row(Ops tf, Operand<TInt64> place, long size, long seed) {
    Operand<TInt64> rows = tf.constant(size);
    Operand<TInt64> round = tf.math.floorDiv(place, rows);
    Operand<TInt64> key = tf.stack(List.of(tf.constant(seed), round, tf.constant(0x5eedL)));
    return tf.randomIndexShuffle(tf.math.floorMod(place, rows), key, tf.constant(size - 1));
  }
}
