package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import io.facerec.train.checkpoint.Counters;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * What a model function gives: the tensors that its mode needs.
 *
 * @param mode what the graph was built for
 * @param loss float scalar; required for TRAIN
 * @param trainOp one step of training; required for TRAIN
 * @param metrics for EVAL: float scalars of one batch, by name; each batch weighs as many as its
 *     examples
 * @param predictions required for PREDICT; by name, the examples along the first dimension
 * @param exportOutputs for PREDICT: what an exported graph offers, by role; the predictions unless
 *     given
 */
public record EstimatorSpec(
    Mode mode,
    Optional<Operand<TFloat32>> loss,
    Optional<Op> trainOp,
    Map<String, Operand<TFloat32>> metrics,
    Map<String, Operand<?>> predictions,
    Map<String, Operand<?>> exportOutputs) {
  /** Refuses what the mode lacks. */
  public EstimatorSpec {
    metrics = ImmutableMap.copyOf(metrics);
    predictions = ImmutableMap.copyOf(predictions);
    exportOutputs = ImmutableMap.copyOf(exportOutputs);
    loss.ifPresent(EstimatorSpec::checkScalar);
    checkArgument(
        !metrics.containsKey(Counters.GLOBAL_STEP) && !metrics.containsKey("loss"),
        "a metric is named global_step or loss, which the Estimator measures itself");
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

  private static void checkScalar(Operand<TFloat32> loss) {
    Shape shape = loss.shape();
    checkArgument(
        shape.isUnknown() || shape.numDimensions() == 0,
        "the loss has shape %s, must be a scalar",
        shape);
  }

  /** A spec for training. */
  public static EstimatorSpec train(Operand<TFloat32> loss, Op trainOp) {
    return new EstimatorSpec(
        Mode.TRAIN, Optional.of(loss), Optional.of(trainOp), Map.of(), Map.of(), Map.of());
  }

  /** A spec for evaluation. */
  public static EstimatorSpec eval(Operand<TFloat32> loss, Map<String, Operand<TFloat32>> metrics) {
    return new EstimatorSpec(
        Mode.EVAL, Optional.of(loss), Optional.empty(), metrics, Map.of(), Map.of());
  }

  /** A spec for prediction and export. */
  public static EstimatorSpec predict(Map<String, Operand<?>> predictions) {
    return predict(predictions, predictions);
  }

  /** A spec for prediction, and for export of other tensors. */
  public static EstimatorSpec predict(
      Map<String, Operand<?>> predictions, Map<String, Operand<?>> exportOutputs) {
    return new EstimatorSpec(
        Mode.PREDICT, Optional.empty(), Optional.empty(), Map.of(), predictions, exportOutputs);
  }
}
