package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.train.plot.Axis;
import io.facerec.train.plot.Chart;
import io.facerec.train.plot.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether stated probabilities are true ones: pairs in bins by the probability stated for them, and
 * the share of each bin that is of one person indeed (a reliability diagram, DeGroot and Fienberg
 * 1983). Pairs of one person and of two weigh alike in the whole, as the probability supposes.
 *
 * @param bins from low to high probability; those without a pair are left out
 * @param interval of the expected error, by bootstrap over people; absent where it was not sought
 */
public record Reliability(List<Bin> bins, Optional<Interval> interval) {
  private static final String ERROR = "calibrationError";

  /**
   * Pairs of about the same stated probability.
   *
   * @param weight the share of all pairs that is here, in (0, 1]
   * @param stated the mean probability that was stated
   * @param observed the share of these that is of one person
   */
  public record Bin(double weight, double stated, double observed) {}

  /** Copies the list. */
  public Reliability {
    bins = ImmutableList.copyOf(bins);
  }

  /**
   * Compares what a calibration states of pairs with what they are.
   *
   * @param count of bins of equal width, at least 1
   */
  public static Reliability of(Calibration calibration, PairDistances pairs, int count) {
    checkArgument(count >= 1, "%s bins, must be at least 1", count);
    double[] same = new double[count];
    double[] all = new double[count];
    double[] stated = new double[count];
    add(calibration, pairs.same(), same, stated);
    System.arraycopy(same, 0, all, 0, count);
    add(calibration, pairs.different(), all, stated);
    ImmutableList.Builder<Bin> bins = ImmutableList.builder();
    for (int i = 0; i < count; i++) {
      if (all[i] > 0) {
        bins.add(new Bin(all[i], stated[i] / all[i], same[i] / all[i]));
      }
    }
    return new Reliability(bins.build(), Optional.empty());
  }

  /** The same, with the interval of the expected error. */
  public static Reliability of(
      Calibration calibration, PeoplePairs pairs, int count, PeopleBootstrap bootstrap) {
    Map<String, Interval> interval =
        bootstrap.intervals(
            pairs.people(),
            counts ->
                Map.of(ERROR, of(calibration, pairs.resampled(counts), count).expectedError()));
    return new Reliability(
        of(calibration, pairs.distances(), count).bins(), Optional.ofNullable(interval.get(ERROR)));
  }

  /** The figures by name, as a model card holds them, with the ends of the interval. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(ERROR, expectedError());
    interval.ifPresent(ends -> ends.addTo(figures, ERROR));
    return figures;
  }

  private static void add(
      Calibration calibration, WeightedDistances distances, double[] weights, double[] stated) {
    for (int i = 0; i < distances.size(); i++) {
      double weight = 0.5 * distances.weight(i) / distances.total();
      double probability = calibration.probability(distances.at(i));
      int bin = Math.min(weights.length - 1, (int) (probability * weights.length));
      weights[bin] += weight;
      stated[bin] += weight * probability;
    }
  }

  /**
   * Expected calibration error (Naeini et al. 2015): how far the stated probability is from the
   * true share, on the average over pairs; in [0, 1].
   */
  public double expectedError() {
    return bins.stream()
        .mapToDouble(bin -> bin.weight() * Math.abs(bin.stated() - bin.observed()))
        .sum();
  }

  /** The diagram: a calibration that holds lies on the diagonal. */
  public Chart chart() {
    double[] ends = {0, 1};
    return Chart.of(
            "",
            Axis.of("stated probability").from(0, 1),
            Axis.of("share of pairs of one person").from(0, 1))
        .with(
            Series.markedLine(
                "measured",
                bins.stream().mapToDouble(Bin::stated).toArray(),
                bins.stream().mapToDouble(Bin::observed).toArray()),
            Series.reference("calibrated", ends, ends));
  }

  /** A table in Markdown: a line for each bin, then the expected error. */
  @Override
  public String toString() {
    StringBuilder table =
        new StringBuilder("| stated | observed | share of pairs |\n| --- | --- | --- |\n");
    for (Bin bin : bins) {
      table.append(
          format("| %.3f | %.3f | %.2f %% |%n", bin.stated(), bin.observed(), 100 * bin.weight()));
    }
    String between =
        interval.map(ends -> format(" (%.4f to %.4f)", ends.low(), ends.high())).orElse("");
    return table
        .append(format("%nexpected calibration error %.4f%s%n", expectedError(), between))
        .toString();
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
