package io.facerec.train.evaluation;

import io.facerec.train.plot.Axis;
import io.facerec.train.plot.Chart;
import io.facerec.train.plot.Series;
import java.util.stream.IntStream;

/**
 * The receiver operating characteristic as a chart: true match rate over false match rate, the
 * latter on a logarithmic axis from 1e-5 to 1.
 */
public final class RocPlot {
  private static final int DECADES = 5;
  private static final int POINTS = 200;

  private RocPlot() {}

  /** The chart of these pairs. */
  public static Chart of(PairDistances pairs) {
    double[] rates =
        IntStream.range(0, POINTS)
            .mapToDouble(i -> Math.pow(10, DECADES * ((double) i / POINTS - 1)))
            .toArray();
    double[] shares =
        IntStream.range(0, POINTS)
            .mapToDouble(i -> pairs.trueMatchRate(pairs.thresholdAt(rates[i])))
            .toArray();
    return Chart.of(
            "",
            Axis.of("false match rate").onLogarithmicScale().from(Math.pow(10, -DECADES), 1),
            Axis.of("true match rate").from(0, 1))
        .with(Series.line("", rates, shares));
  }
}
