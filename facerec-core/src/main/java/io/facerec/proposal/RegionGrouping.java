package io.facerec.proposal;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Joins neighbouring regions two by two, the most similar first, until one is left (hierarchical
 * grouping, Uijlings et al. 2013, algorithm 1). Each region on the way is a proposal.
 */
final class RegionGrouping {
  private static final Comparator<Pair> MOST_SIMILAR =
      comparingDouble((Pair pair) -> -pair.similarity())
          .thenComparing(comparingInt(Pair::first))
          .thenComparing(comparingInt(Pair::second));

  private final List<Region> regions;
  private final List<Set<Integer>> neighbours = new ArrayList<>();
  private final PriorityQueue<Pair> pairs = new PriorityQueue<>(MOST_SIMILAR);
  private final boolean[] joined;
  private final int pixels;
  private final boolean byColour;

  private record Pair(float similarity, int first, int second) {}

  private RegionGrouping(List<Region> first, int pixels, boolean byColour) {
    this.regions = new ArrayList<>(first);
    this.joined = new boolean[2 * first.size()];
    this.pixels = pixels;
    this.byColour = byColour;
  }

  /**
   * All regions, those given first, then each as it is made.
   *
   * @param neighbours pairs of numbers of regions that touch
   * @param pixels of the whole picture
   * @param byColour whether the similarity of colours counts
   */
  static List<Region> group(
      List<Region> regions, List<int[]> neighbours, int pixels, boolean byColour) {
    RegionGrouping grouping = new RegionGrouping(regions, pixels, byColour);
    grouping.begin(neighbours);
    grouping.joinAll();
    return ImmutableList.copyOf(grouping.regions);
  }

  private void begin(List<int[]> touching) {
    for (int i = 0; i < regions.size(); i++) {
      neighbours.add(new TreeSet<>());
    }
    for (int[] pair : touching) {
      if (neighbours.get(pair[0]).add(pair[1])) {
        neighbours.get(pair[1]).add(pair[0]);
        add(pair[0], pair[1]);
      }
    }
  }

  private void add(int a, int b) {
    pairs.add(new Pair(regions.get(a).similarity(regions.get(b), pixels, byColour), a, b));
  }

  private void joinAll() {
    while (!pairs.isEmpty()) {
      Pair best = pairs.poll();
      if (!joined[best.first()] && !joined[best.second()]) {
        join(best.first(), best.second());
      }
    }
  }

  private void join(int a, int b) {
    joined[a] = true;
    joined[b] = true;
    int both = regions.size();
    regions.add(regions.get(a).with(regions.get(b)));
    Set<Integer> around = new TreeSet<>(neighbours.get(a));
    around.addAll(neighbours.get(b));
    around.removeIf(region -> joined[region]);
    neighbours.add(around);
    for (int region : around) {
      neighbours.get(region).add(both);
      add(region, both);
    }
  }
}
