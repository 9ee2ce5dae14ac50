package io.facerec.train.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** Draws the pairs of a stream: which photos, and whether they show two people. */
final class PairDraw {
  private final PairTable table;
  private final double same;
  private final Optional<HardPairs> hard;
  private final long seed;

  /**
   * A draw.
   *
   * @param share of pairs of one person; empty for the naive way
   */
  PairDraw(FaceFolder people, OptionalDouble share, Optional<HardPairs> hard, long seed) {
    this.table = new PairTable(people);
    this.same = share.orElse(table.naiveShare());
    this.hard = hard;
    this.seed = seed;
  }

  /** What {@link #pair} uses. */
  List<Operand<?>> constants(Ops tf) {
    return table.constants(tf);
  }

  /** Elements from one on, their number first. */
  Dataset source(Ops tf, long first) {
    return hard.map(pairs -> new HardPairSource(pairs, table, same, seed).from(tf, first))
        .orElseGet(() -> Dataset.range(tf, first, Long.MAX_VALUE));
  }

  /**
   * A pair before it is read.
   *
   * @param different float scalar: 0 for one person, 1 for two
   * @param paths string [2]
   */
  record Pair(Operand<TFloat32> different, Operand<TString> paths) {}

  /** The pair of an element of the source. */
  Pair pair(Ops tf, List<Operand<?>> element, List<Operand<?>> constants) {
    return hard.isPresent()
        ? pair(
            tf,
            element.get(3).asOutput().expect(TFloat32.class),
            List.of(
                element.get(1).asOutput().expect(TInt32.class),
                element.get(2).asOutput().expect(TInt32.class)),
            constants)
        : balanced(tf, element.get(0).asOutput().expect(TInt64.class), constants);
  }

  private Pair balanced(Ops tf, Operand<TInt64> number, List<Operand<?>> constants) {
    int draws = PairTable.DRAWS + 1;
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(
            tf.constant(new int[] {draws}), tf.stack(List.of(tf.constant(seed), number)));
    List<Operand<TFloat32>> random = List.copyOf(tf.unstack(uniform, (long) draws).output());
    Operand<TFloat32> different =
        tf.dtypes.cast(
            tf.math.greaterEqual(random.get(0), tf.constant((float) same)), TFloat32.class);
    return pair(
        tf, different, table.draw(tf, constants, different, random.subList(1, draws)), constants);
  }

  private static Pair pair(
      Ops tf, Operand<TFloat32> different, List<Operand<TInt32>> rows, List<Operand<?>> constants) {
    return new Pair(
        different,
        tf.stack(
            List.of(
                PathTable.path(tf, constants, rows.get(0)),
                PathTable.path(tf, constants, rows.get(1)))));
  }
}
