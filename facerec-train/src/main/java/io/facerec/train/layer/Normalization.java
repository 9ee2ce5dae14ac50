package io.facerec.train.layer;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * The variables of a batch normalisation over channels (Ioffe and Szegedy, 2015), and what is done
 * with them: by the batch's statistics while training, which also move the averages that are used
 * afterwards.
 */
final class Normalization {
  private static final float EPSILON = 1e-3f;
  // a new batch's weight in the moving statistics
  private static final float MOMENTUM = 0.01f;

  private final Net scope;
  private final Operand<TFloat32> gamma;
  private final Operand<TFloat32> beta;
  private final Net.Weight mean;
  private final Net.Weight variance;

  private Normalization(Net scope, long channels) {
    this.scope = scope;
    Shape shape = Shape.of(channels);
    gamma = scope.trainable("gamma", shape, 1);
    beta = scope.trainable("beta", shape, 0);
    mean = scope.untrained("moving_mean", shape, 0);
    variance = scope.untrained("moving_variance", shape, 1);
  }

  /** Makes the variables in this scope. */
  static Normalization in(Net scope, long channels) {
    return new Normalization(scope, channels);
  }

  /** By the batch's own statistics; the moving ones follow with each training step. */
  Operand<TFloat32> normalize(Operand<TFloat32> x) {
    Ops tf = scope.tf();
    FusedBatchNorm<TFloat32, TFloat32> norm =
        tf.nn.fusedBatchNorm(
            x,
            gamma,
            beta,
            mean.value(),
            variance.value(),
            FusedBatchNorm.isTraining(true),
            FusedBatchNorm.epsilon(EPSILON),
            FusedBatchNorm.exponentialAvgFactor(MOMENTUM));
    scope.addUpdate(tf.assign(mean.variable(), norm.batchMean()));
    scope.addUpdate(tf.assign(variance.variable(), norm.batchVariance()));
    return norm.y();
  }

  /** What each channel is multiplied with outside training: gamma / sqrt(variance + epsilon). */
  Operand<TFloat32> scale() {
    Ops tf = scope.tf();
    return tf.math.mul(gamma, tf.math.rsqrt(tf.math.add(variance.value(), tf.constant(EPSILON))));
  }

  /** What is added to each channel outside training: beta - mean x scale. */
  Operand<TFloat32> shift() {
    Ops tf = scope.tf();
    return tf.math.sub(beta, tf.math.mul(mean.value(), scale()));
  }
}
