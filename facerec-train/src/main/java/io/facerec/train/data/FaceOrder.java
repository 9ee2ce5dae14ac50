package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Which face stands at a place of an endless stream: computed from the place and a seed alone, in
 * another order each time round. With several in a row, as many faces of one person follow each
 * other, different ones while the person has enough; a person is drawn as often as photos allow.
 * Faces of unknown people keep each other company.
 */
final class FaceOrder {
  private static final int CONSTANTS = 2;

  /** Apart from the key of the groups' order. */
  private static final long WITHIN = 0x1a70L;

  private final int faces;
  private final int inARow;
  private final long seed;

  /** Faces by number, person by person; none where one is in a row. */
  private final int[] members;

  /** For each group in which the members stand: where they begin, and how many they are. */
  private final int[][] groups;

  private FaceOrder(int faces, int inARow, long seed, int[] members, int[][] groups) {
    this.faces = faces;
    this.inARow = inARow;
    this.seed = seed;
    this.members = members;
    this.groups = groups;
  }

  /**
   * The order of these faces.
   *
   * @param inARow faces of a person that follow each other, at least 1
   */
  static FaceOrder of(TaughtFaces faces, int inARow, long seed) {
    checkArgument(inARow >= 1, "%s faces of a person in a row, must be at least 1", inARow);
    return inARow == 1
        ? new FaceOrder(faces.size(), inARow, seed, new int[0], new int[0][])
        : grouped(faces, inARow, seed);
  }

  private static FaceOrder grouped(TaughtFaces faces, int inARow, long seed) {
    Map<String, List<Integer>> people = new LinkedHashMap<>();
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      faces
          .photos()
          .get(i)
          .identity()
          .map(name -> people.computeIfAbsent(name, key -> new ArrayList<>()))
          .orElse(unknown)
          .add(i);
    }
    List<List<Integer>> sets = new ArrayList<>(people.values());
    sets.addAll(Lists.partition(unknown, inARow));
    List<Integer> members = new ArrayList<>();
    List<int[]> groups = new ArrayList<>();
    for (List<Integer> set : sets) {
      for (int i = 0; i < Math.max(1, set.size() / inARow); i++) {
        groups.add(new int[] {members.size(), set.size()});
      }
      members.addAll(set);
    }
    return new FaceOrder(
        faces.size(),
        inARow,
        seed,
        members.stream().mapToInt(Integer::intValue).toArray(),
        groups.toArray(int[][]::new));
  }

  /** What {@link #row} looks up, after the constants that the stream has already. */
  List<Operand<?>> after(Ops tf, List<Operand<?>> others) {
    if (inARow == 1) {
      return others;
    }
    List<Operand<?>> all = new ArrayList<>(others);
    all.add(tf.constant(members));
    all.add(tf.constant(groups));
    return all;
  }

  /**
   * The number of the face at a place, int64 scalar.
   *
   * @param at int64 scalar, from 0
   * @param constants what {@link #after} made
   */
  Operand<TInt64> row(Ops tf, Operand<TInt64> at, List<Operand<?>> constants) {
    if (inARow == 1) {
      return IndexShuffle.row(tf, at, faces, seed);
    }
    Operand<TInt64> turn = tf.math.floorDiv(at, tf.constant((long) inARow));
    Operand<TInt64> number = IndexShuffle.row(tf, turn, groups.length, seed);
    int first = constants.size() - CONSTANTS;
    Operand<TInt32> group =
        tf.gather(constants.get(first + 1).asOutput().expect(TInt32.class), number, tf.constant(0));
    Operand<TInt32> begin = tf.gather(group, tf.constant(0), tf.constant(0));
    Operand<TInt32> count = tf.gather(group, tf.constant(1), tf.constant(0));
    Operand<TInt32> last = tf.math.sub(count, tf.constant(1));
    Operand<TInt32> inRow =
        tf.math.minimum(
            tf.dtypes.cast(tf.math.floorMod(at, tf.constant((long) inARow)), TInt32.class), last);
    Operand<TInt64> key = tf.stack(List.of(tf.constant(seed), turn, tf.constant(WITHIN)));
    Operand<TInt32> member = tf.math.add(begin, tf.randomIndexShuffle(inRow, key, last));
    return tf.dtypes.cast(
        tf.gather(constants.get(first).asOutput().expect(TInt32.class), member, tf.constant(0)),
        TInt64.class);
  }
}
