package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The photos of people, from which a graph draws pairs. */
final class PairTable {
  /** Random numbers that a pair takes. */
  static final int DRAWS = 5;

  private static final int STARTS = PathTable.CONSTANTS;
  private static final int COUNTS = PathTable.CONSTANTS + 1;

  private final PathTable paths;
  private final int[] starts;
  private final int[] counts;
  private final int several;

  /**
   * The table of these people.
   *
   * @throws IllegalArgumentException if there are fewer than two, or none has two photos
   */
  PairTable(FaceFolder people) {
    paths = people.paths();
    int[] photos = people.counts();
    checkArgument(photos.length >= 2, "%s people, pairs need two or more", photos.length);
    starts = new int[photos.length];
    counts = new int[photos.length];
    // people of several photos first: pairs of one person are drawn from them
    several = fill(photos, 0, true);
    checkArgument(several >= 1, "no person has two photos");
    fill(photos, several, false);
  }

  /** Notes the people who have two photos or more, or who have not; gives how many there are. */
  private int fill(int[] photos, int at, boolean two) {
    int row = 0;
    int next = at;
    for (int count : photos) {
      if (count >= 2 == two) {
        starts[next] = row;
        counts[next] = count;
        next++;
      }
      row += count;
    }
    return next - at;
  }

  /**
   * How often two photos show one person where both people of a pair are drawn evenly: the naive
   * way. A person of one photo alone never meets itself.
   */
  double naiveShare() {
    return (double) several / starts.length / starts.length;
  }

  /** The tensors that {@link #draw} and {@link PathTable#path} look up. */
  List<Operand<?>> constants(Ops tf) {
    List<Operand<?>> constants = new ArrayList<>(paths.constants(tf));
    constants.add(tf.constant(starts));
    constants.add(tf.constant(counts));
    return constants;
  }

  /**
   * The rows of the photos of a pair, int32 of the shape of {@code different}.
   *
   * @param constants as seen from the graph of {@code tf}
   * @param different float: 0 for one person, 1 for two
   * @param random {@value #DRAWS} tensors of uniform numbers in [0, 1)
   */
  List<Operand<TInt32>> draw(
      Ops tf,
      List<Operand<?>> constants,
      Operand<TFloat32> different,
      List<? extends Operand<TFloat32>> random) {
    Operand<TInt32> two = tf.dtypes.cast(different, TInt32.class);
    Operand<TInt32> one = tf.constant(1);
    Operand<TInt32> people = tf.constant(starts.length);
    Operand<TInt32> drawn =
        tf.math.add(tf.constant(several), tf.math.mul(two, tf.constant(starts.length - several)));
    Operand<TInt32> a = below(tf, random.get(0), drawn);
    Operand<TInt32> step = tf.math.add(one, below(tf, random.get(1), tf.math.sub(people, one)));
    Operand<TInt32> b = tf.math.floorMod(tf.math.add(a, tf.math.mul(two, step)), people);
    Operand<TInt32> photosOfA = at(tf, constants.get(COUNTS), a);
    Operand<TInt32> photosOfB = at(tf, constants.get(COUNTS), b);
    Operand<TInt32> first = below(tf, random.get(2), photosOfA);
    Operand<TInt32> other =
        tf.math.floorMod(
            tf.math.add(
                first, tf.math.add(one, below(tf, random.get(3), tf.math.sub(photosOfA, one)))),
            photosOfA);
    Operand<TInt32> any = below(tf, random.get(4), photosOfB);
    Operand<TInt32> second = tf.select(tf.math.equal(two, one), any, other);
    return List.of(row(tf, constants, a, first), row(tf, constants, b, second));
  }

  /** A whole number from 0 to count - 1. */
  private static Operand<TInt32> below(Ops tf, Operand<TFloat32> uniform, Operand<TInt32> count) {
    Operand<TFloat32> scaled = tf.math.mul(uniform, tf.dtypes.cast(count, TFloat32.class));
    return tf.dtypes.cast(scaled, TInt32.class);
  }

  private static Operand<TInt32> at(Ops tf, Operand<?> values, Operand<TInt32> index) {
    return tf.gather(values.asOutput().expect(TInt32.class), index, tf.constant(0));
  }

  private static Operand<TInt32> row(
      Ops tf, List<Operand<?>> constants, Operand<TInt32> person, Operand<TInt32> photo) {
    return tf.math.add(at(tf, constants.get(STARTS), person), photo);
  }
}
