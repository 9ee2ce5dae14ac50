package io.facerec.examples.theory;

import static java.lang.System.out;

import com.google.common.collect.ImmutableMap;
import io.facerec.examples.timing.ProcessorTime;
import io.facerec.train.layer.FullyConnected;
import io.facerec.train.layer.FullyConnectedAsConvolution;
import io.facerec.train.layer.Layer;
import io.facerec.train.layer.Net;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A fully connected layer as a matrix product and as a convolution: how far their outputs are
 * apart, and the processor time of each, forwards and with gradients, side by side in one process.
 */
public final class FullyConnectedTwoWays {
  private static final int BATCH = 64;
  private static final int SIDE = 7;
  private static final int CHANNELS = 128;
  private static final int UNITS = 256;
  private static final int ROUNDS = 12;
  private static final int RUNS = 40;

  private FullyConnectedTwoWays() {}

  /** Prints the milliseconds of processor time for a batch, the least of all rounds. */
  public static void main(String[] words) {
    out.printf("%d pictures of %d x %d x %d to %d units%n", BATCH, SIDE, SIDE, CHANNELS, UNITS);
    try (Way product = new Way(FullyConnectedTwoWays::product);
        Way convolution = new Way(new FullyConnectedAsConvolution("layer", UNITS, SIDE, SIDE))) {
      out.printf("largest difference of outputs %.1e%n", difference(product, convolution));
      Map<String, Double> least = new LinkedHashMap<>();
      for (int round = 0; round < ROUNDS; round++) {
        least.merge("product, forwards", product.forwards(), Math::min);
        least.merge("convolution, forwards", convolution.forwards(), Math::min);
        least.merge("product, with gradients", product.withGradients(), Math::min);
        least.merge("convolution, with gradients", convolution.withGradients(), Math::min);
      }
      least.forEach((what, millis) -> out.printf("%-28s %6.2f ms%n", what, millis));
    }
  }

  private static Operand<TFloat32> product(Net net, Operand<TFloat32> x) {
    Operand<TInt32> rows = net.tf().constant(new int[] {-1, SIDE * SIDE * CHANNELS});
    return new FullyConnected("layer", UNITS).apply(net, net.tf().reshape(x, rows));
  }

  /** The largest difference of two ways' outputs. */
  private static double difference(Way one, Way other) {
    float[] first = one.outputs();
    float[] second = other.outputs();
    double largest = 0;
    for (int i = 0; i < first.length; i++) {
      largest = Math.max(largest, Math.abs(first[i] - second[i]));
    }
    return largest;
  }

  /** One way to compute the layer, in a graph of its own. */
  private static final class Way implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session;
    private final Operand<TFloat32> outputs;
    private final Operand<TFloat32> forwards;
    private final Operand<TFloat32> withGradients;

    Way(Layer layer) {
      Ops tf = Ops.create(graph);
      Net net = Net.root(tf, true, 1, tf.constant(0L));
      // a variable, so that nothing is computed beforehand
      Operand<TFloat32> pictures = net.kernel("pictures", Shape.of(BATCH, SIDE, SIDE, CHANNELS), 1);
      outputs = layer.apply(net, pictures);
      forwards = tf.nn.l2Loss(outputs);
      Output<?>[] variables =
          net.weights().values().stream().map(w -> w.value().asOutput()).toArray(Output<?>[]::new);
      // reduced to a number, since what nobody fetches is not computed
      withGradients =
          tf.math.addN(
              Stream.of(graph.addGradients(forwards.asOutput(), variables))
                  .<Operand<TFloat32>>map(g -> tf.nn.l2Loss(g.expect(TFloat32.class)))
                  .toList());
      session = new Session(graph, false);
      Values.set(session, tf, net, ImmutableMap.of());
    }

    float[] outputs() {
      return Values.fetch(session, outputs);
    }

    double forwards() {
      return millis(forwards);
    }

    double withGradients() {
      return millis(withGradients);
    }

    private double millis(Operand<TFloat32> number) {
      long begun = ProcessorTime.nanos();
      for (int i = 0; i < RUNS; i++) {
        Values.fetch(session, number);
      }
      return (ProcessorTime.nanos() - begun) / 1e6 / RUNS;
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }
}
