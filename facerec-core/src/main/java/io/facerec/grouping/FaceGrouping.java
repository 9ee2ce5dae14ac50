package io.facerec.grouping;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Groups faces into persons: agglomerative, by average linkage along exact neighbours. Pairs within
 * the limit are taken from the most alike on (to 1/1000); two groups become one if their faces are,
 * on average over all pairs of the two, alike enough, and no photo holds faces of both, since a
 * person stands in a photo once. Pairs that failed are tried again until nothing changes: groups
 * that grew may fit by then.
 */
public final class FaceGrouping {
  private static final int NUMBER_BITS = 26;
  private static final int MOST_FACES = 1 << NUMBER_BITS;
  private static final int LEVELS = 1000;

  private final PairSource alike;
  private final double least;
  private final IntUnaryOperator photoOf;
  private final Groups groups;

  /**
   * Faces to be grouped.
   *
   * @param rows how many, at most 2^26
   * @param embeddings of each row
   * @param alike compares them
   * @param least dot product that makes two embeddings one person's
   * @param photoOf the photo of each row
   */
  public FaceGrouping(
      long rows,
      IntFunction<float[]> embeddings,
      PairSource alike,
      double least,
      IntUnaryOperator photoOf) {
    checkArgument(rows <= MOST_FACES, "%s faces are too many to group", rows);
    this.alike = alike;
    this.least = least;
    this.photoOf = photoOf;
    groups = new Groups(Math.toIntExact(rows), embeddings);
  }

  /** The groups of the rows that pass, each in ascending order, the largest group first. */
  public List<ImmutableIntArray> group(IntPredicate rows) {
    long[] pairs = pairs(rows);
    boolean merged;
    do {
      merged = mergeOnce(pairs);
    } while (merged);
    return groups.all(rows);
  }

  private boolean mergeOnce(long[] pairs) {
    boolean merged = false;
    for (long pair : pairs) {
      int a = groups.of((int) (pair >> NUMBER_BITS) & (MOST_FACES - 1));
      int b = groups.of((int) pair & (MOST_FACES - 1));
      if (a != b && groups.similarity(a, b) >= least && groups.areApart(a, b, photoOf)) {
        groups.merge(a, b);
        merged = true;
      }
    }
    return merged;
  }

  /** Level, smaller row and larger row in one number each: 8 bytes a pair, and sorted at once. */
  private long[] pairs(IntPredicate rows) {
    PairList list = new PairList();
    alike.pairsAtLeast(
        least,
        (a, b, similarity) -> {
          if (rows.test(a) && rows.test(b)) {
            long level = Math.max(0, (long) ((1 - similarity) * LEVELS));
            list.add(((level << NUMBER_BITS | a) << NUMBER_BITS) | b);
          }
        });
    return list.sorted();
  }

  /** Numbers without a box around each. */
  private static final class PairList {
    private long[] pairs = new long[1024];
    private int count;

    void add(long pair) {
      if (count == pairs.length) {
        pairs = Arrays.copyOf(pairs, 2 * count);
      }
      pairs[count++] = pair;
    }

    long[] sorted() {
      long[] sorted = Arrays.copyOf(pairs, count);
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
