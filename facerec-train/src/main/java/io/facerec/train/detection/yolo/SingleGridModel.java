package io.facerec.train.detection.yolo;

import static java.util.Objects.requireNonNull;

import io.facerec.train.detection.FaceLearning;
import io.facerec.train.detection.FoundFaces;
import io.facerec.train.detection.ShrunkPhoto;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.layer.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The one-stage detector in its first form (Redmon et al., You Only Look Once, 2016), on the
 * backbone of the others: one grid of 7 x 7 cells over a picture of 448 px. A cell finds one face
 * at most, so it has to lose where faces crowd or are small beside a cell; {@link YoloModel} is
 * what became of it.
 *
 * <p>TRAIN and EVAL take what {@link io.facerec.train.data.DetectionStreamer} gives, crops of 448
 * px or another multiple of 64. PREDICT takes and yields what {@link YoloModel} does; a photo is
 * shrunk to 448 px on its longer side at least, whatever {@code longest_side} says beyond that.
 */
public final class SingleGridModel implements ModelFunction {
  private final FaceLearning learning;

  /** A model that learns in this way. */
  public SingleGridModel(FaceLearning learning) {
    this.learning = learning;
  }

  @Override
  public EstimatorSpec build(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    return mode == Mode.PREDICT ? predict(net, features) : learn(net, features, labels, mode);
  }

  private EstimatorSpec learn(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    Operand<TFloat32> image = FaceLearning.pictures(net.tf(), features);
    Net finding = learning.finding(net);
    return learning.spec(
        net,
        SingleGridLoss.of(finding, SingleGrid.of(finding, image), labels),
        image,
        labels,
        mode);
  }

  @SuppressWarnings("unchecked") // the types of DetectorMethod.serving()
  private static EstimatorSpec predict(Net net, Map<String, Operand<?>> features) {
    Ops tf = net.tf();
    Operand<TInt32> longestSide = (Operand<TInt32>) requireNonNull(features.get("longest_side"));
    ShrunkPhoto photo =
        ShrunkPhoto.of(
            tf,
            (Operand<TUint8>) requireNonNull(features.get("photo")),
            tf.math.minimum(longestSide, tf.constant(SingleGrid.SIDE)),
            SingleGrid.SIDE);
    SingleGrid grid = SingleGrid.of(net, photo.image());
    return FoundFaces.of(
            tf,
            tf.reshape(grid.boxes(tf), tf.constant(new int[] {-1, 4})),
            tf.clipByValue(
                tf.reshape(grid.confidences(tf), tf.constant(new int[] {-1})),
                tf.constant(0f),
                tf.constant(1f)),
            photo,
            (Operand<TFloat32>) requireNonNull(features.get("min_score")))
        .predict(net, photo);
  }
}
