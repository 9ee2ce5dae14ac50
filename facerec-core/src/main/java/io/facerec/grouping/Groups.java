package io.facerec.grouping;

import static java.util.Comparator.comparingInt;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Disjoint groups of rows, each with the sum of its embeddings. */
final class Groups {
  private final int[] parents;
  private final int[] sizes;
  private final float[] @Nullable [] sums;
  private final @Nullable Set<Integer>[] photos;
  private final IntFunction<float[]> embeddings;

  /**
   * @param rows each a group of its own at first
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no generic arrays
  Groups(int rows, IntFunction<float[]> embeddings) {
    this.embeddings = embeddings;
    parents = new int[rows];
    sizes = new int[rows];
    for (int row = 0; row < rows; row++) {
      parents[row] = row;
      sizes[row] = 1;
    }
    sums = new float[rows][];
    photos = new Set[rows];
  }

  /** The row that stands for this row's group. */
  int of(int row) {
    int root = row;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  /** The mean dot product of all pairs of a face of one group and a face of the other. */
  double similarity(int a, int b) {
    float[] left = sum(a);
    float[] right = sum(b);
    double product = 0;
    for (int i = 0; i < left.length; i++) {
      product += (double) left[i] * right[i];
    }
    return product / sizes[a] / sizes[b];
  }

  /** Whether no photo holds faces of both groups. */
  boolean areApart(int a, int b, IntUnaryOperator photoOf) {
    Set<Integer> left = photos(a, photoOf);
    Set<Integer> right = photos(b, photoOf);
    return left.size() < right.size()
        ? left.stream().noneMatch(right::contains)
        : right.stream().noneMatch(left::contains);
  }

  /** Makes one group of two, after {@link #similarity} and {@link #areApart} of them. */
  void merge(int a, int b) {
    int into = sizes[a] >= sizes[b] ? a : b;
    int from = into == a ? b : a;
    float[] sum = sum(into);
    float[] added = sum(from);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += added[i];
    }
    Set<Integer> gone = photos[from];
    Set<Integer> kept = photos[into];
    if (gone != null && kept != null) {
      kept.addAll(gone);
    }
    sizes[into] += sizes[from];
    parents[from] = into;
    sums[from] = null;
    photos[from] = null;
  }

  /** The groups of the rows that pass, each in ascending order, the largest group first. */
  List<ImmutableIntArray> all(IntPredicate rows) {
    Map<Integer, ImmutableIntArray.Builder> groups = new LinkedHashMap<>();
    for (int row = 0; row < parents.length; row++) {
      if (rows.test(row)) {
        groups.computeIfAbsent(of(row), root -> ImmutableIntArray.builder()).add(row);
      }
    }
    List<ImmutableIntArray> sorted = new ArrayList<>();
    groups.values().forEach(group -> sorted.add(group.build()));
    sorted.sort(comparingInt((ImmutableIntArray group) -> group.length()).reversed());
    return sorted;
  }

  private float[] sum(int root) {
    float[] sum = sums[root];
    if (sum == null) {
      sum = embeddings.apply(root);
      sums[root] = sum;
    }
    return sum;
  }

  private Set<Integer> photos(int root, IntUnaryOperator photoOf) {
    Set<Integer> own = photos[root];
    if (own == null) {
      own = new HashSet<>(Set.of(photoOf.applyAsInt(root)));
      photos[root] = own;
    }
    return own;
  }
}
