package io.facerec.train.detection;

import static java.util.Objects.requireNonNull;

import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Mode;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.Optimizer;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * What all detectors do alike where they learn: read a batch's pictures, and learn the second look
 * beside what is their own.
 *
 * @param optimizer trains the net
 * @param learning what of the detector it trains
 */
public record FaceLearning(Optimizer optimizer, Learning learning) {
  /** The scope for all but the second look. */
  public Net finding(Net net) {
    return learning == Learning.REFINING ? net.frozen() : net;
  }

  /** The pictures of a batch, float [batch, h, w, 3] in [0, 255]. */
  @SuppressWarnings("unchecked") // the type that the streamer promises
  public static Operand<TFloat32> pictures(Ops tf, Map<String, Operand<?>> features) {
    return tf.dtypes.cast((Operand<TUint8>) requireNonNull(features.get("image")), TFloat32.class);
  }

  /**
   * The model in TRAIN or EVAL.
   *
   * @param own loss of the detector, float scalar, made in the scope {@link #finding}
   * @param pictures float [batch, h, w, 3] in [0, 255]
   * @param labels as {@link io.facerec.train.data.DetectionStreamer} gives them
   */
  public EstimatorSpec spec(
      Net net,
      Operand<TFloat32> own,
      Operand<TFloat32> pictures,
      Map<String, Operand<?>> labels,
      Mode mode) {
    Ops tf = net.tf();
    Net second = learning == Learning.FINDING ? net.frozen() : net;
    Operand<TFloat32> again = SecondLookLoss.of(second, pictures, labels);
    Operand<TFloat32> loss =
        switch (learning) {
          case ALL -> tf.math.add(own, again);
          case FINDING -> own;
          case REFINING -> again;
        };
    return mode == Mode.TRAIN
        ? EstimatorSpec.train(loss, optimizer.minimize(net, loss))
        : EstimatorSpec.eval(loss, net.scalars());
  }
}
