package io.facerec.train.evaluation.group;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.facerec.train.evaluation.Interval;
import io.facerec.train.evaluation.PeopleBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * False match rates by the groups of one attribute: each face stands for a person, so that the
 * intervals come from resampling faces. Who is who is unknown: two pictures of one person count as
 * a false match, so rates are upper bounds.
 */
public final class GroupRates {
  /** 0 of n has a share of at most 3 / n with 95 % confidence (Hanley and Lippman-Hand 1983). */
  private static final double RULE_OF_THREE = 3;

  private final List<String> names;
  private final int[] groupOf;
  private final FalseMatches matches;
  private final double strict;
  private final double usual;

  /**
   * The rates of these groups.
   *
   * @param groups of each face
   * @param matches found among the faces at the threshold for 1e-3 or a greater one
   * @param strict the threshold for a false match rate of 1e-4
   * @param usual the threshold for a false match rate of 1e-3
   */
  public GroupRates(List<String> groups, FalseMatches matches, double strict, double usual) {
    names = ImmutableList.sortedCopyOf(GroupedPhoto.GROUP_ORDER, ImmutableSet.copyOf(groups));
    groupOf = groups.stream().mapToInt(names::indexOf).toArray();
    this.matches = matches;
    this.strict = strict;
    this.usual = usual;
  }

  /** The groups, in order. */
  public List<String> names() {
    return names;
  }

  /** How many faces a group has. */
  public int faces(String group) {
    int wanted = names.indexOf(group);
    return (int) Arrays.stream(groupOf).filter(of -> of == wanted).count();
  }

  /** Every group with itself, with each other, and with all others together. */
  public List<GroupRate> rates(PeopleBootstrap bootstrap) {
    int[] once = new int[groupOf.length];
    Arrays.fill(once, 1);
    Map<String, Double> figures = figures(once);
    Map<String, Interval> intervals = bootstrap.intervals(groupOf.length, this::figures);
    double[][] pairs = pairs(once);
    List<GroupRate> rates = new ArrayList<>();
    for (int g = 0; g < names.size(); g++) {
      for (int h = g; h < names.size(); h++) {
        rates.add(rate(names.get(g), names.get(h), pairs[g][h], figures, intervals));
      }
      if (names.size() > 1) {
        rates.add(rate(names.get(g), GroupRate.OTHERS, others(pairs, g), figures, intervals));
      }
    }
    return rates;
  }

  private static GroupRate rate(
      String group,
      String other,
      double pairs,
      Map<String, Double> figures,
      Map<String, Interval> intervals) {
    return new GroupRate(
        group,
        other,
        pairs,
        share(key(group, other, true), pairs, figures, intervals),
        share(key(group, other, false), pairs, figures, intervals));
  }

  /** Where nothing matched, no resample says how rare a match is: the rule of three does. */
  private static GroupRate.Share share(
      String key, double pairs, Map<String, Double> figures, Map<String, Interval> intervals) {
    double value = figures.getOrDefault(key, Double.NaN);
    Optional<Interval> interval =
        value == 0
            ? Optional.of(new Interval(0, Math.min(1, RULE_OF_THREE / pairs)))
            : Optional.ofNullable(intervals.get(key));
    return new GroupRate.Share(value, interval);
  }

  private static String key(String group, String other, boolean isStrict) {
    return group + "\t" + other + "\t" + isStrict;
  }

  /** Every rate by its key, given how often each face is drawn. */
  private Map<String, Double> figures(int[] drawn) {
    double[][] pairs = pairs(drawn);
    Map<String, Double> figures = new HashMap<>();
    for (boolean isStrict : new boolean[] {true, false}) {
      double[][] sums = matching(drawn, isStrict ? strict : usual);
      for (int g = 0; g < names.size(); g++) {
        for (int h = g; h < names.size(); h++) {
          figures.put(key(names.get(g), names.get(h), isStrict), sums[g][h] / pairs[g][h]);
        }
        if (names.size() > 1) {
          figures.put(
              key(names.get(g), GroupRate.OTHERS, isStrict), others(sums, g) / others(pairs, g));
        }
      }
    }
    return figures;
  }

  private double[][] matching(int[] drawn, double threshold) {
    double[][] sums = new double[names.size()][names.size()];
    for (FalseMatches.Match match : matches.matches()) {
      if (match.distance() <= threshold) {
        add(sums, match, (double) drawn[match.first()] * drawn[match.second()]);
      }
    }
    return sums;
  }

  /** Pairs of two groups, in the triangle above the diagonal; copies of one face are no pair. */
  private double[][] pairs(int[] drawn) {
    double[] sums = new double[names.size()];
    double[] squares = new double[names.size()];
    for (int i = 0; i < drawn.length; i++) {
      sums[groupOf[i]] += drawn[i];
      squares[groupOf[i]] += (double) drawn[i] * drawn[i];
    }
    double[][] pairs = new double[names.size()][names.size()];
    for (int g = 0; g < names.size(); g++) {
      pairs[g][g] = (sums[g] * sums[g] - squares[g]) / 2;
      for (int h = g + 1; h < names.size(); h++) {
        pairs[g][h] = sums[g] * sums[h];
      }
    }
    for (FalseMatches.Match twice : matches.duplicates()) {
      add(pairs, twice, -(double) drawn[twice.first()] * drawn[twice.second()]);
    }
    return pairs;
  }

  private void add(double[][] sums, FalseMatches.Match match, double weight) {
    int g = groupOf[match.first()];
    int h = groupOf[match.second()];
    sums[Math.min(g, h)][Math.max(g, h)] += weight;
  }

  private double others(double[][] sums, int group) {
    return IntStream.range(0, names.size())
        .filter(other -> other != group)
        .mapToDouble(other -> sums[Math.min(group, other)][Math.max(group, other)])
        .sum();
  }
}
