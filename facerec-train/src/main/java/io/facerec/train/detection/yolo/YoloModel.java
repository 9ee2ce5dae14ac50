package io.facerec.train.detection.yolo;

import static java.util.Objects.requireNonNull;

import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.FaceLearning;
import io.facerec.train.detection.FoundFaces;
import io.facerec.train.detection.ShrunkPhoto;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.layer.Net;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The one-stage face detector, after YOLO (Redmon et al., 2016): a grid of cells at strides 8, 16
 * and 32, each of which says how sure it is of a face, where the face's box lies and where its five
 * landmarks are, all in one pass.
 *
 * <p>TRAIN and EVAL take what {@link io.facerec.train.data.DetectionStreamer} gives. PREDICT takes
 * what {@link DetectorMethod#serving} gives, and yields {@code boxes} float [n, 4] x y width height
 * in pixels of the fed photo, {@code scores} float [n] in [0, 1], surest first, and {@code
 * landmarks} float [n, 10].
 */
public final class YoloModel implements ModelFunction {
  private final FaceLearning learning;

  /** A model that learns in this way. */
  public YoloModel(FaceLearning learning) {
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
        net, YoloLoss.of(finding, YoloNet.apply(finding, image), labels), image, labels, mode);
  }

  @SuppressWarnings("unchecked") // the types of DetectorMethod.serving()
  private static EstimatorSpec predict(Net net, Map<String, Operand<?>> features) {
    Ops tf = net.tf();
    ShrunkPhoto photo = ShrunkPhoto.of(tf, features);
    List<Operand<TFloat32>> maps = YoloNet.apply(net, photo.image());
    Operand<TFloat32> minScore = (Operand<TFloat32>) requireNonNull(features.get("min_score"));
    Operand<TFloat32> cells = YoloNet.listed(tf, maps);
    Operand<TFloat32> scores = tf.math.sigmoid(YoloNet.logits(tf, cells));
    // most cells see no face: what they say of its place is not worked out
    Operand<TInt64> sure =
        tf.reshape(tf.where(tf.math.greater(scores, minScore)), tf.constant(new int[] {-1}));
    return FoundFaces.of(
            tf,
            CellGrid.of(tf, maps, sure).boxes(tf, YoloNet.distances(tf, cells, sure)),
            tf.gather(scores, sure, tf.constant(0)),
            photo,
            minScore)
        .predict(net, photo);
  }
}
