package io.facerec.examples.theory;

import static java.lang.System.out;

import com.google.common.collect.ImmutableMap;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.GradientDescent;
import io.facerec.train.optimize.Momentum;
import io.facerec.train.optimize.Optimizer;
import io.facerec.train.optimize.Schedule;
import io.facerec.train.plot.Axis;
import io.facerec.train.plot.Chart;
import io.facerec.train.plot.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Gradient descent on (x^2 + 10 y^2) / 2 from (10, 2), slow, well and too fast, and with momentum.
 * Words: [FILE.svg], where the paths are drawn.
 */
public final class DescentOnAQuadratic {
  /** Steps of each path. */
  static final int STEPS = 40;

  private static final float[] CURVATURE = {1, 10};
  private static final float[] START = {10, 2};

  // 2 / (1 + 10): the rate at which both directions shrink by 9 / 11 a step, none faster
  private static final double BEST = 2.0 / 11;

  private DescentOnAQuadratic() {}

  private static Operand<TFloat32> function(Net net, Operand<TFloat32> place) {
    Ops tf = net.tf();
    return tf.math.mul(
        tf.constant(0.5f),
        tf.sum(tf.math.mul(tf.constant(CURVATURE), tf.math.square(place)), tf.constant(0)));
  }

  /** Each optimiser's path, START first. */
  static Map<String, List<float[]>> paths() {
    return ImmutableMap.of(
        "rate 0.02", path(descent(0.02)),
        "rate 2/11", path(descent(BEST)),
        "rate 0.201", path(descent(0.201)),
        "momentum 0.5", path(Momentum.builder(Schedule.constant(0.1), 0.5).build()));
  }

  private static Optimizer descent(double rate) {
    return GradientDescent.builder(Schedule.constant(rate)).build();
  }

  private static List<float[]> path(Optimizer optimizer) {
    return new Descent(optimizer, DescentOnAQuadratic::function).path(START, STEPS);
  }

  /** Prints the value after some steps of each path, and draws the paths. */
  public static void main(String[] words) throws IOException {
    Map<String, List<float[]>> paths = paths();
    out.printf("%-14s %10s %10s %10s %10s%n", "", "step 0", "10", "20", "40");
    paths.forEach(
        (name, path) ->
            out.printf(
                "%-14s %10.4g %10.4g %10.4g %10.4g%n",
                name,
                value(path.get(0)),
                value(path.get(10)),
                value(path.get(20)),
                value(path.get(STEPS))));
    if (words.length > 0) {
      chart(paths).write(Path.of(words[0]));
      out.println("drawn into " + words[0]);
    }
  }

  private static double value(float[] place) {
    return (CURVATURE[0] * place[0] * place[0] + CURVATURE[1] * place[1] * place[1]) / 2.0;
  }

  /** The paths over lines of equal value. */
  static Chart chart(Map<String, List<float[]>> paths) {
    List<Series> series = new ArrayList<>();
    for (double value : new double[] {1, 5, 15, 35, 70}) {
      series.add(level(value));
    }
    paths.forEach(
        (name, path) ->
            series.add(Series.markedLine(name, coordinate(path, 0), coordinate(path, 1))));
    return Chart.of(
            "Gradient descent on (x² + 10 y²) / 2",
            Axis.of("x").from(-4, 12),
            Axis.of("y").from(-4, 4))
        .with(series);
  }

  private static double[] coordinate(List<float[]> path, int index) {
    return path.stream().mapToDouble(place -> place[index]).toArray();
  }

  /** The ellipse on which the function has this value. */
  private static Series level(double value) {
    double[] angles = IntStream.rangeClosed(0, 48).mapToDouble(i -> Math.PI * i / 24).toArray();
    double[] x = new double[angles.length];
    double[] y = new double[angles.length];
    for (int i = 0; i < angles.length; i++) {
      x[i] = Math.sqrt(2 * value / CURVATURE[0]) * Math.cos(angles[i]);
      y[i] = Math.sqrt(2 * value / CURVATURE[1]) * Math.sin(angles[i]);
    }
    return Series.reference("", x, y);
  }
}
