package io.facerec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.layer.Net;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * Compares a graph's gradients with central differences, for its inputs and for each variable that
 * is trained. What is differentiated is a sum of all outputs with random weights; the difference of
 * two outputs is taken value by value and summed in double precision, so that the graph's floats
 * cost a few digits only. A function with kinks has to be asked at a point that is further from
 * them than {@link #STEP}.
 */
public final class GradientCheck {
  /** How far each value is moved to either side. */
  public static final float STEP = 1e-2f;

  private static final double TOLERANCE = 2e-3;
  private static final int MOST_VALUES = 60;
  // variables are asked beside their first values, which may be special: ones, zeros
  private static final double BESIDE = 0.2;

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session = new Session(graph, false);
  private final Random random = new Random(20261124);
  private final List<Point> points = new ArrayList<>();
  private final Operand<TFloat32> y;
  private final double[] weights;

  private GradientCheck(
      List<FloatNdArray> inputs,
      BiFunction<Net, List<Operand<TFloat32>>, Operand<TFloat32>> function) {
    Net net = Net.root(tf, true, 1, tf.constant(3L));
    List<Operand<TFloat32>> given = new ArrayList<>();
    for (FloatNdArray input : inputs) {
      Variable<TFloat32> variable = tf.variable(input.shape(), TFloat32.class);
      Operand<TFloat32> read = tf.identity(variable);
      float[] values = new float[Math.toIntExact(input.size())];
      input.copyTo(NdArrays.wrap(input.shape(), DataBuffers.of(values, false, false)));
      given.add(read);
      points.add(new Point("input " + given.size(), variable, read, values));
    }
    y = function.apply(net, given);
    for (Net.Weight weight : net.weights().values()) {
      if (weight.trainable()) {
        float[] values = beside(fetch(weight.initial()));
        points.add(new Point(weight.name(), weight.variable(), weight.value(), values));
      } else {
        session.run(tf.assign(weight.variable(), weight.initial()));
      }
    }
    points.forEach(Point::set);
    weights = random.doubles(fetch(y).length, 0.5, 1.5).toArray();
  }

  /** Where the function is asked: the values of one input or variable, held by the session. */
  private final class Point {
    private final String name;
    private final Operand<TFloat32> read;
    private final Shape shape;
    private final float[] values;
    private final Placeholder<TFloat32> placeholder = tf.placeholder(TFloat32.class);
    private final Op assign;

    Point(String name, Variable<TFloat32> variable, Operand<TFloat32> read, float[] values) {
      this.name = name;
      this.read = read;
      this.shape = variable.shape();
      this.values = values;
      this.assign = tf.assign(variable, placeholder);
    }

    void set() {
      try (TFloat32 tensor = TFloat32.tensorOf(shape, DataBuffers.of(values))) {
        session.runner().feed(placeholder, tensor).addTarget(assign).run().close();
      }
    }

    /** The outputs where one value is moved, and how far it was moved indeed. */
    private float[] moved(int index, float by) {
      float before = values[index];
      values[index] = before + by;
      set();
      values[index] = before;
      return fetch(y);
    }

    double difference(int index) {
      float[] above = moved(index, STEP);
      float[] below = moved(index, -STEP);
      set();
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * ((double) above[i] - below[i]);
      }
      return sum / ((double) (values[index] + STEP) - (values[index] - STEP));
    }
  }

  /** Checks a function at normally distributed values, a float tensor of this shape. */
  public static void at(
      Shape shape, BiFunction<Net, Operand<TFloat32>, Operand<TFloat32>> function) {
    Random random = new Random(7);
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    at(shape, values, function);
  }

  /**
   * Checks a function at numbers that lie at least 0.05 apart, in random order, between -n/40 and
   * n/40 for n values: for functions that choose the largest.
   */
  public static void atDistinctValues(
      Shape shape, BiFunction<Net, Operand<TFloat32>, Operand<TFloat32>> function) {
    int count = Math.toIntExact(shape.size());
    List<Float> apart = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      apart.add(0.05f * (i - count / 2) + 0.025f);
    }
    Collections.shuffle(apart, new Random(7));
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = apart.get(i);
    }
    at(shape, values, function);
  }

  /** Checks a function at these values, row by row. */
  public static void at(
      Shape shape, float[] values, BiFunction<Net, Operand<TFloat32>, Operand<TFloat32>> function) {
    at(
        List.of(NdArrays.wrap(shape, DataBuffers.of(values))),
        (net, xs) -> function.apply(net, xs.get(0)));
  }

  /** Checks a function of several inputs at these values. */
  public static void at(
      List<FloatNdArray> inputs,
      BiFunction<Net, List<Operand<TFloat32>>, Operand<TFloat32>> function) {
    GradientCheck check = new GradientCheck(inputs, function);
    try {
      check.compare();
    } finally {
      check.session.close();
      check.graph.close();
    }
  }

  private float[] beside(float[] first) {
    for (int i = 0; i < first.length; i++) {
      first[i] += (float) (BESIDE * random.nextGaussian());
    }
    return first;
  }

  private void compare() {
    List<float[]> gradients = gradients();
    for (int p = 0; p < points.size(); p++) {
      float[] gradient = gradients.get(p);
      double largest = 1;
      for (float value : gradient) {
        largest = Math.max(largest, Math.abs(value));
      }
      int stride = Math.max(1, gradient.length / MOST_VALUES);
      for (int i = 0; i < gradient.length; i += stride) {
        double expected = points.get(p).difference(i);
        assertEquals(
            expected, gradient[i], TOLERANCE * largest, points.get(p).name + ", value " + i);
      }
    }
  }

  private List<float[]> gradients() {
    float[] floats = new float[weights.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) weights[i];
    }
    Operand<TFloat32> flat = tf.reshape(y, tf.constant(new int[] {-1}));
    Operand<TFloat32> sum = tf.sum(tf.math.mul(flat, tf.constant(floats)), tf.constant(0));
    Output<?>[] to = points.stream().map(p -> p.read.asOutput()).toArray(Output<?>[]::new);
    return Stream.of(graph.addGradients(sum.asOutput(), to))
        .map(gradient -> fetch(gradient.expect(TFloat32.class)))
        .toList();
  }

  private float[] fetch(Operand<TFloat32> tensor) {
    try (Result result = session.runner().fetch(tensor).run()) {
      TFloat32 value = (TFloat32) result.get(0);
      float[] copy = new float[Math.toIntExact(value.size())];
      value.asRawTensor().data().asFloats().read(copy);
      return copy;
    }
  }
}
