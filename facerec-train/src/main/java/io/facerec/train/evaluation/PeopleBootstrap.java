package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * How much a figure would change with other people: people, not pairs, are drawn with replacement,
 * as pairs that share a person are not independent (Bolle et al. 2004, the subsets bootstrap; for
 * pairs of two people Snijders and Borgatti 1999, the vertex bootstrap).
 *
 * @param resamples how many, at least 2
 * @param seed of the draws
 */
public record PeopleBootstrap(int resamples, long seed) {
  /** Below so many people a resample says little of the next ones. */
  private static final int LEAST_PEOPLE = 20;

  /** 300 resamples. */
  public static final PeopleBootstrap DEFAULT = new PeopleBootstrap(300, 1);

  /** Checks the number. */
  public PeopleBootstrap {
    checkArgument(resamples >= 2, "%s resamples, must be at least 2", resamples);
  }

  /**
   * The interval of each figure; none where there are fewer than 20 people.
   *
   * @param people how many
   * @param figures by name, given how often each person is drawn; the same names each time
   */
  public Map<String, Interval> intervals(int people, Function<int[], Map<String, Double>> figures) {
    if (people < LEAST_PEOPLE) {
      return ImmutableMap.of();
    }
    Random random = new Random(seed);
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (int i = 0; i < resamples; i++) {
      figures
          .apply(draw(people, random))
          .forEach(
              (name, value) -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    }
    ImmutableMap.Builder<String, Interval> intervals = ImmutableMap.builder();
    values.forEach(
        (name, all) ->
            intervals.put(
                name,
                Interval.ofResamples(all.stream().mapToDouble(Double::doubleValue).toArray())));
    return intervals.buildOrThrow();
  }

  private static int[] draw(int people, Random random) {
    int[] counts = new int[people];
    for (int i = 0; i < people; i++) {
      counts[random.nextInt(people)]++;
    }
    return counts;
  }
}
