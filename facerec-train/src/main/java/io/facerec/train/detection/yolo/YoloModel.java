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
import io.facerec.train.optimize.Optimizer;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

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
  private final Optimizer optimizer;

  /** A model that is trained by this optimiser. */
  public YoloModel(Optimizer optimizer) {
    this.optimizer = optimizer;
  }

  @Override
  public EstimatorSpec build(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    return mode == Mode.PREDICT ? predict(net, features) : learn(net, features, labels, mode);
  }

  private EstimatorSpec learn(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    Operand<TFloat32> image = FaceLearning.pictures(net.tf(), features);
    return FaceLearning.spec(
        net, YoloLoss.of(net, YoloNet.apply(net, image), labels), image, labels, mode, optimizer);
  }

  @SuppressWarnings("unchecked") // the types of DetectorMethod.serving()
  private static EstimatorSpec predict(Net net, Map<String, Operand<?>> features) {
    Ops tf = net.tf();
    ShrunkPhoto photo = ShrunkPhoto.of(tf, features);
    List<Operand<TFloat32>> maps = YoloNet.apply(net, photo.image());
    Operand<TFloat32> outputs = tf.squeeze(YoloNet.cells(tf, maps), Squeeze.axis(List.of(0L)));
    return FoundFaces.of(
            tf,
            CellGrid.of(tf, maps)
                .boxes(tf, tf.stridedSlice(outputs, Indices.all(), Indices.slice(1, 5))),
            tf.math.sigmoid(tf.stridedSlice(outputs, Indices.all(), Indices.at(0))),
            photo,
            (Operand<TFloat32>) requireNonNull(features.get("min_score")))
        .predict(net, photo);
  }
}
