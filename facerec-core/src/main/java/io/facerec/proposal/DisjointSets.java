package io.facerec.proposal;

/** Sets of numbers that are joined two by two, with path halving and union by size. */
final class DisjointSets {
  private final int[] parent;
  private final int[] size;

  /** Begins with each number from 0 to {@code count} - 1 in a set of its own. */
  DisjointSets(int count) {
    parent = new int[count];
    size = new int[count];
    for (int i = 0; i < count; i++) {
      parent[i] = i;
      size[i] = 1;
    }
  }

  /** The number that stands for the set of this one. */
  int find(int number) {
    int at = number;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Joins two sets, given by the numbers that stand for them, and gives the one for both. */
  int join(int a, int b) {
    int large = size[a] >= size[b] ? a : b;
    int small = large == a ? b : a;
    parent[small] = large;
    size[large] += size[small];
    return large;
  }

  /** How many numbers are in the set that this one stands for. */
  int size(int root) {
    return size[root];
  }
}
