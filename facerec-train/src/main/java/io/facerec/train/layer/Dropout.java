package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Dropout (Srivastava et al., 2014): while training, each value becomes 0 with this probability,
 * and what stays is divided by the probability of staying, so that the mean does not change; else
 * nothing. What is dropped depends on the net's seed, the layer's name and the global step alone:
 * equal runs drop the same, and so does a run that resumes.
 *
 * @param name of the layer's scope
 * @param rate the probability, in [0, 1)
 */
public record Dropout(String name, double rate) implements Layer {
  /** Checks the rate. */
  public Dropout {
    checkArgument(rate >= 0 && rate < 1, "the rate is %s, must be in [0, 1)", rate);
  }

  @Override
  public Operand<TFloat32> apply(Net net, Operand<TFloat32> x) {
    Net scope = net.child(name);
    if (!scope.training() || rate == 0) {
      return x;
    }
    Ops tf = scope.tf();
    Operand<TFloat32> random =
        tf.random.statelessRandomUniform(tf.shape(x), scope.seedOfStep("dropped"));
    Operand<TFloat32> stays =
        tf.dtypes.cast(tf.math.greaterEqual(random, tf.constant((float) rate)), TFloat32.class);
    // stopped: the backward pass would follow the shape of x through the random numbers
    Operand<TFloat32> factor =
        tf.stopGradient(tf.math.mul(stays, tf.constant((float) (1 / (1 - rate)))));
    return tf.math.mul(x, factor);
  }
}
