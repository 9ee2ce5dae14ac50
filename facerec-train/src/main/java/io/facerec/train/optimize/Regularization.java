package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Sets;
import io.facerec.train.layer.Layer;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.Net.Weight;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A penalty on the size of weights: lambda x the sum of squares (L2, ridge; Hoerl and Kennard,
 * 1970) or of absolute values (L1, lasso; Tibshirani, 1996). It applies to kernels, not to biases
 * and normalisations, unless told otherwise. An {@link Optimizer} minimises the loss and all
 * penalties; the loss that is logged and evaluated is without them, so that it can be compared
 * between lambdas. Each penalty is in the summaries under its name, and their sum as {@code
 * penalty}.
 *
 * <p>L2 shrinks all weights and leaves none at 0. The gradient of L1 makes weights hover around 0;
 * {@link OptimizerBuilder#proximalL1} gives exact zeros.
 */
public final class Regularization {
  private final String name;
  private final double lambda;
  private final boolean all;

  private Regularization(String name, double lambda, boolean all) {
    checkArgument(lambda >= 0, "lambda is %s, must be at least 0", lambda);
    this.name = name;
    this.lambda = lambda;
    this.all = all;
  }

  /** Lambda x the sum of absolute values, lambda at least 0. */
  public static Regularization l1(double lambda) {
    return new Regularization("l1", lambda, false);
  }

  /** Lambda x the sum of squares, lambda at least 0: its gradient is 2 lambda w. */
  public static Regularization l2(double lambda) {
    return new Regularization("l2", lambda, false);
  }

  /** The same on biases and normalisations too. */
  public Regularization withBiases() {
    return new Regularization(name, lambda, true);
  }

  /** A layer whose weights are penalised, those that it makes itself. */
  public Layer of(Layer layer) {
    return (net, x) -> {
      Set<String> before = Set.copyOf(net.weights().keySet());
      Operand<TFloat32> y = layer.apply(net, x);
      Set<String> made = Sets.difference(net.weights().keySet(), before);
      List<Weight> weights =
          made.stream().map(weight -> net.weights().get(weight)).filter(this::applies).toList();
      if (!weights.isEmpty()) {
        String first = weights.get(0).name();
        penalize(
            net, name + "/" + first.substring(0, Math.max(0, first.lastIndexOf('/'))), weights);
      }
      return y;
    };
  }

  /** Penalises all weights that the net has by now. */
  public void on(Net net) {
    penalize(net, name, net.weights().values().stream().filter(this::applies).toList());
  }

  private boolean applies(Weight weight) {
    return weight.trainable() && (all || weight.decayed());
  }

  private void penalize(Net net, String called, Collection<Weight> weights) {
    checkArgument(!weights.isEmpty(), "%s finds no weight to penalise", called);
    Ops tf = net.tf();
    List<Operand<TFloat32>> sizes =
        weights.stream().map(weight -> size(tf, weight.value())).toList();
    net.penalty(called, tf.math.mul(tf.constant((float) lambda), tf.math.addN(sizes)));
  }

  private Operand<TFloat32> size(Ops tf, Operand<TFloat32> weight) {
    Operand<TFloat32> sizes = name.equals("l1") ? tf.math.abs(weight) : tf.math.square(weight);
    return tf.sum(tf.reshape(sizes, tf.constant(new int[] {-1})), tf.constant(0));
  }
}
