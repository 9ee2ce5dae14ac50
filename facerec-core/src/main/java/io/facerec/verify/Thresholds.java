package io.facerec.verify;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Ordering;
import java.util.Map;
import java.util.TreeMap;

/**
 * The distance below which two faces are called one person, by the false match rate that was
 * measured at it. Between two measured rates the distance is linear in the rate's logarithm.
 */
final class Thresholds {
  private final ImmutableSortedMap<Double, Double> distances;

  private Thresholds(ImmutableSortedMap<Double, Double> distances) {
    this.distances = distances;
  }

  /**
   * The thresholds of a model card: rate ("1e-3") to Euclidean distance.
   *
   * @throws IllegalArgumentException if there are none, a rate is no number in (0, 1), or a higher
   *     rate has a smaller distance
   */
  static Thresholds of(Map<String, Double> card) {
    TreeMap<Double, Double> distances = new TreeMap<>();
    card.forEach(
        (rate, distance) -> distances.put(new FalseMatchRate(number(rate)).rate(), distance));
    checkArgument(!distances.isEmpty(), "its card has no thresholds");
    checkArgument(
        Ordering.natural().isOrdered(distances.values()),
        "its thresholds do not grow with the false match rate: %s",
        distances);
    return new Thresholds(ImmutableSortedMap.copyOf(distances));
  }

  private static double number(String rate) {
    try {
      return Double.parseDouble(rate);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("its threshold \"%s\" is no rate".formatted(rate), e);
    }
  }

  /** The smallest rate that was measured. */
  FalseMatchRate strictest() {
    return FalseMatchRate.of(distances.firstKey());
  }

  /** The largest rate that was measured. */
  FalseMatchRate loosest() {
    return FalseMatchRate.of(distances.lastKey());
  }

  /**
   * The greatest distance that is called one person at this rate.
   *
   * @throws IllegalArgumentException if the rate is outside the range that was measured
   */
  double distance(FalseMatchRate wanted) {
    double rate = wanted.rate();
    Map.Entry<Double, Double> below = distances.floorEntry(rate);
    Map.Entry<Double, Double> above = distances.ceilingEntry(rate);
    checkArgument(
        below != null && above != null,
        "the false match rate %s was not measured for this model, only from %s to %s",
        rate,
        distances.firstKey(),
        distances.lastKey());
    if (above.getKey().equals(below.getKey())) {
      return below.getValue();
    }
    double share = Math.log(rate / below.getKey()) / Math.log(above.getKey() / below.getKey());
    return below.getValue() + share * (above.getValue() - below.getValue());
  }
}
