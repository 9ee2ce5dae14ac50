package io.facerec.train.data;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * Draws all pairs of a period at once, some of them from the period's table of hard ones.
 *
 * @param pairs the tables
 * @param table all photos
 * @param same share of pairs of one person
 * @param seed of the draw
 */
record HardPairSource(HardPairs pairs, PairTable table, double same, long seed) {
  /** Keeps this draw apart from that of balanced pairs. */
  private static final long APART = 0x4a2dL;

  /** Numbers that a pair takes beside those of {@link PairTable#draw}. */
  private static final int OWN = 3;

  /**
   * Elements from one on: their number, int64; the rows of both photos, int32; whether they are of
   * two people, float; all scalars.
   */
  Dataset from(Ops tf, long first) {
    long period = pairs.period();
    String none = pairs.writeNone();
    return Dataset.range(tf, first / period, Long.MAX_VALUE / period)
        // no map, which would read tables of later periods ahead of their time
        .scan(
            List.of(tf.constant(0)),
            table.constants(tf),
            (fn, given, constants) -> {
              Operand<TInt64> number = given.get(1).asOutput().expect(TInt64.class);
              List<Operand<?>> result = new ArrayList<>();
              result.add(given.get(0));
              result.addAll(period(fn, number, constants, none));
              return result;
            })
        .unbatch()
        .skip(first % period);
  }

  private List<Operand<?>> period(
      Ops tf, Operand<TInt64> number, List<Operand<?>> constants, String none) {
    int size = pairs.period();
    int draws = OWN + PairTable.DRAWS;
    Operand<TFloat32> random =
        tf.random.statelessRandomUniform(
            tf.constant(new int[] {draws, size}),
            tf.stack(List.of(tf.constant(seed ^ APART), number)));
    List<Operand<TFloat32>> u = List.copyOf(tf.unstack(random, (long) draws).output());
    Operand<TBool> two = tf.math.greaterEqual(u.get(0), tf.constant((float) same));
    Operand<TFloat32> different = tf.dtypes.cast(two, TFloat32.class);
    List<Operand<TInt32>> balanced = table.draw(tf, constants, different, u.subList(OWN, draws));
    Operand<TInt32> file = read(tf, number, none);
    Operand<TInt32> sames = at(tf, file, 0);
    Operand<TInt32> count = tf.select(two, at(tf, file, 1), sames);
    Operand<TBool> hard =
        tf.math.logicalAnd(
            tf.math.less(u.get(1), tf.constant((float) pairs.share())),
            tf.math.greater(count, tf.constant(0)));
    Operand<TInt32> chosen =
        tf.dtypes.cast(tf.math.mul(u.get(2), tf.dtypes.cast(count, TFloat32.class)), TInt32.class);
    Operand<TInt32> row = tf.math.add(chosen, tf.select(two, sames, tf.constant(0)));
    // the counts, then the pairs; of an empty table the counts themselves are looked up, in vain
    Operand<TInt32> place =
        tf.select(
            hard, tf.math.add(tf.math.mul(row, tf.constant(2)), tf.constant(2)), tf.constant(0));
    List<Operand<?>> result = new ArrayList<>();
    Operand<TInt64> begin = tf.math.mul(number, tf.constant((long) size));
    result.add(tf.range(begin, tf.math.add(begin, tf.constant((long) size)), tf.constant(1L)));
    for (int i = 0; i < 2; i++) {
      Operand<TInt32> found = tf.gather(file, tf.math.add(place, tf.constant(i)), tf.constant(0));
      result.add(tf.select(hard, found, balanced.get(i)));
    }
    result.add(different);
    return shaped(tf, result, size);
  }

  /** The graph cannot know by itself how many there are. */
  private static List<Operand<?>> shaped(Ops tf, List<Operand<?>> columns, int size) {
    return columns.stream()
        .<Operand<?>>map(column -> tf.reshape(column, tf.constant(new int[] {size})))
        .toList();
  }

  /** A period's table, int32: how many pairs of one person, how many of two, then those. */
  private Operand<TInt32> read(Ops tf, Operand<TInt64> number, String none) {
    Operand<TString> wanted =
        tf.strings.join(
            List.of(
                tf.constant(pairs.prefix()),
                tf.dtypes.asString(number),
                tf.constant(pairs.ending())));
    Operand<TString> candidates =
        tf.concat(
            List.of(tf.io.matchingFiles(wanted), tf.expandDims(tf.constant(none), tf.constant(0))),
            tf.constant(0));
    return tf.io.decodeRaw(
        tf.io.readFile(tf.gather(candidates, tf.constant(0), tf.constant(0))), TInt32.class);
  }

  private static Operand<TInt32> at(Ops tf, Operand<TInt32> values, int index) {
    return tf.gather(values, tf.constant(index), tf.constant(0));
  }
}
