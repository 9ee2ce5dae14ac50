package io.facerec.train.detection;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.estimator.ServingInput;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.Optimizer;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The one-stage face detector, after YOLO (Redmon et al., 2016): a grid of cells at strides 8, 16
 * and 32, each of which says how sure it is of a face, where the face's box lies and where its five
 * landmarks are, all in one pass.
 *
 * <p>TRAIN and EVAL take what {@link io.facerec.train.data.DetectionStreamer} gives. PREDICT takes
 * what {@link #serving} gives, and yields {@code boxes} float [n, 4] x y width height in pixels of
 * the fed photo, {@code scores} float [n] in [0, 1], surest first, and {@code landmarks} float [n,
 * 10].
 */
public final class YoloModel implements ModelFunction {
  private static final float SECOND_LANDMARK_WEIGHT = 25;

  private final Optimizer optimizer;

  /** A model that is trained by this optimiser. */
  public YoloModel(Optimizer optimizer) {
    this.optimizer = optimizer;
  }

  /**
   * What an exported detector is fed: {@code photo} uint8 [h, w, 3] RGB of any size, {@code
   * longest_side} int32 scalar (a larger photo is shrunk to it, none is enlarged) and {@code
   * min_score} float scalar.
   */
  public static ServingInput serving() {
    return tf ->
        ImmutableMap.of(
            "photo",
            tf.withName("photo")
                .placeholder(
                    TUint8.class,
                    Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE, 3))),
            "longest_side",
            tf.withName("longest_side")
                .placeholder(TInt32.class, Placeholder.shape(Shape.scalar())),
            "min_score",
            tf.withName("min_score")
                .placeholder(TFloat32.class, Placeholder.shape(Shape.scalar())));
  }

  @Override
  public EstimatorSpec build(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    return mode == Mode.PREDICT ? predict(net, features) : learn(net, features, labels, mode);
  }

  @SuppressWarnings("unchecked") // the types that the streamer promises
  private EstimatorSpec learn(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    Operand<TFloat32> image =
        net.tf().dtypes.cast((Operand<TUint8>) features.get("image"), TFloat32.class);
    Operand<TFloat32> loss =
        net.tf()
            .math
            .add(
                YoloLoss.of(net, YoloNet.apply(net, image), labels),
                net.tf()
                    .math
                    .mul(
                        LandmarkLoss.of(net, image, labels),
                        net.tf().constant(SECOND_LANDMARK_WEIGHT)));
    return mode == Mode.TRAIN
        ? EstimatorSpec.train(loss, optimizer.minimize(net, loss))
        : EstimatorSpec.eval(loss, net.scalars());
  }

  @SuppressWarnings("unchecked") // the types of serving()
  private static EstimatorSpec predict(Net net, Map<String, Operand<?>> features) {
    Ops tf = net.tf();
    ShrunkPhoto photo =
        ShrunkPhoto.of(
            tf,
            (Operand<TUint8>) requireNonNull(features.get("photo")),
            (Operand<TInt32>) requireNonNull(features.get("longest_side")));
    List<Operand<TFloat32>> maps = YoloNet.apply(net, photo.image());
    FoundFaces found =
        FoundFaces.of(
            tf,
            CellGrid.of(tf, maps),
            YoloNet.cells(tf, maps),
            photo,
            (Operand<TFloat32>) requireNonNull(features.get("min_score")));
    return EstimatorSpec.predict(
        ImmutableMap.of(
            "boxes",
            found.boxes(),
            "scores",
            found.scores(),
            "landmarks",
            photo.fed(tf, LandmarkNet.place(net, photo.image(), found.seen(tf, photo)))));
  }
}
