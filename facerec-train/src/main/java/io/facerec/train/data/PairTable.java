package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** The photos of people, from which a graph draws pairs. */
final class PairTable {
  /** Random numbers that a pair takes. */
  static final int DRAWS = 5;

  private final String[] paths;
  private final int[] starts;
  private final int[] counts;
  private final int several;

  /**
   * The table of these people.
   *
   * @throws IllegalArgumentException if there are fewer than two, or none has two photos
   */
  PairTable(FaceFolder people) {
    List<List<FacePhoto>> persons = new ArrayList<>();
    people.identities().forEach(name -> persons.add(people.photosOf(name)));
    persons.removeIf(List::isEmpty);
    // people of several photos first: pairs of one person are drawn from them
    persons.sort(Comparator.comparing((List<FacePhoto> photos) -> photos.size() < 2));
    checkArgument(persons.size() >= 2, "%s people, pairs need two or more", persons.size());
    List<String> all = new ArrayList<>();
    starts = new int[persons.size()];
    counts = new int[persons.size()];
    int withSeveral = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = all.size();
      counts[i] = persons.get(i).size();
      persons.get(i).forEach(photo -> all.add(photo.path().toString()));
      withSeveral += counts[i] >= 2 ? 1 : 0;
    }
    checkArgument(withSeveral >= 1, "no person has two photos");
    several = withSeveral;
    paths = all.toArray(String[]::new);
  }

  /** The constants that {@link #draw} looks up. */
  List<Operand<?>> constants(Ops tf) {
    return List.of(
        tf.constant(NdArrays.vectorOfObjects(paths)), tf.constant(starts), tf.constant(counts));
  }

  /**
   * The paths of a pair.
   *
   * @param constants as seen from the graph of {@code tf}
   * @param different float scalar: 0 for one person, 1 for two
   * @param random {@value #DRAWS} uniform numbers in [0, 1)
   */
  List<Operand<TString>> draw(
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
    Operand<TInt32> photosOfA = at(tf, constants.get(2), a);
    Operand<TInt32> photosOfB = at(tf, constants.get(2), b);
    Operand<TInt32> first = below(tf, random.get(2), photosOfA);
    Operand<TInt32> other =
        tf.math.floorMod(
            tf.math.add(
                first, tf.math.add(one, below(tf, random.get(3), tf.math.sub(photosOfA, one)))),
            photosOfA);
    Operand<TInt32> any = below(tf, random.get(4), photosOfB);
    Operand<TInt32> second = tf.select(tf.math.equal(two, one), any, other);
    return List.of(path(tf, constants, a, first), path(tf, constants, b, second));
  }

  /** A whole number from 0 to count - 1. */
  private static Operand<TInt32> below(Ops tf, Operand<TFloat32> uniform, Operand<TInt32> count) {
    Operand<TFloat32> scaled = tf.math.mul(uniform, tf.dtypes.cast(count, TFloat32.class));
    return tf.dtypes.cast(scaled, TInt32.class);
  }

  private static Operand<TInt32> at(Ops tf, Operand<?> values, Operand<TInt32> index) {
    return tf.gather(values.asOutput().expect(TInt32.class), index, tf.constant(0));
  }

  private static Operand<TString> path(
      Ops tf, List<Operand<?>> constants, Operand<TInt32> person, Operand<TInt32> photo) {
    Operand<TInt32> row = tf.math.add(at(tf, constants.get(1), person), photo);
    return tf.gather(constants.get(0).asOutput().expect(TString.class), row, tf.constant(0));
  }
}
