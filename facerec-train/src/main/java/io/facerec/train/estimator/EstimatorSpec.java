package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * What a model function gives: the tensors that its mode needs.
 *
 * @param mode what the graph was built for
 * @param loss float scalar; required for TRAIN
 * @param trainOp one step of training; required for TRAIN
 * @param metrics for EVAL: float scalars of one batch, by name, averaged over the batches
 * @param predictions required for PREDICT; by name
 */
public record EstimatorSpec(
    Mode mode,
    Optional<Operand<TFloat32>> loss,
    Optional<Op> trainOp,
    Map<String, Operand<TFloat32>> metrics,
    Map<String, Operand<?>> predictions) {
  /** Refuses what the mode lacks. */
  public EstimatorSpec {
    metrics = ImmutableMap.copyOf(metrics);
    predictions = ImmutableMap.copyOf(predictions);
    switch (mode) {
      case TRAIN -> {
        checkArgument(loss.isPresent(), "a spec for TRAIN needs a loss");
        checkArgument(trainOp.isPresent(), "a spec for TRAIN needs a train op");
      }
      case EVAL ->
          checkArgument(
              loss.isPresent() || !metrics.isEmpty() || !predictions.isEmpty(),
              "a spec for EVAL needs a loss, metrics or predictions");
      case PREDICT -> checkArgument(!predictions.isEmpty(), "a spec for PREDICT needs predictions");
    }
  }

  /** A spec for training. */
  public static EstimatorSpec train(Operand<TFloat32> loss, Op trainOp) {
    return new EstimatorSpec(
        Mode.TRAIN, Optional.of(loss), Optional.of(trainOp), Map.of(), Map.of());
  }

  /** A spec for evaluation. */
  public static EstimatorSpec eval(Operand<TFloat32> loss, Map<String, Operand<TFloat32>> metrics) {
    return new EstimatorSpec(Mode.EVAL, Optional.of(loss), Optional.empty(), metrics, Map.of());
  }

  /** A spec for prediction and export. */
  public static EstimatorSpec predict(Map<String, Operand<?>> predictions) {
    return new EstimatorSpec(
        Mode.PREDICT, Optional.empty(), Optional.empty(), Map.of(), predictions);
  }
}
