package io.facerec.train.detection.region;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import io.facerec.train.detection.FaceLearning;
import io.facerec.train.detection.ShrunkPhoto;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.estimator.ServingInput;
import io.facerec.train.layer.Net;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A detector that judges regions which something else proposed: R-CNN or Fast R-CNN, by the net
 * that it judges with. A second look places each face found, learned beside.
 *
 * <p>TRAIN and EVAL take what {@link io.facerec.train.data.DetectionStreamer} gives, proposals
 * included. PREDICT takes what {@link #serving} gives, and yields {@code boxes} float [n, 4] x y
 * width height in pixels of the fed photo, {@code scores} float [n] in [0, 1], surest first, and
 * {@code landmarks} float [n, 10].
 *
 * @param judge the net
 * @param perPicture regions of a picture that teach, at each step
 * @param learning how it learns
 */
record RegionModel(RegionJudge judge, int perPicture, FaceLearning learning)
    implements ModelFunction {
  /**
   * What an exported graph is fed: all that other detectors are, and {@code proposals} float [n, 4]
   * left, top, right, bottom in pixels of the fed photo.
   */
  static ServingInput serving(ServingInput others) {
    return tf ->
        ImmutableMap.<String, Operand<?>>builder()
            .putAll(others.build(tf))
            .put(
                "proposals",
                tf.withName("proposals")
                    .placeholder(
                        TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, 4))))
            .buildOrThrow();
  }

  @Override
  public EstimatorSpec build(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    return mode == Mode.PREDICT ? predict(net, features) : learn(net, features, labels, mode);
  }

  @SuppressWarnings("unchecked") // the types that the streamer promises
  private EstimatorSpec learn(
      Net root, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    Net net = learning.finding(root);
    Operand<TFloat32> image = FaceLearning.pictures(net.tf(), features);
    RegionSampling sampled =
        RegionSampling.of(
            net, (Operand<TFloat32>) requireNonNull(features.get("proposals")), labels, perPicture);
    RegionHead said = judge.of(net, image, sampled.regions(), sampled.pictures());
    return learning.spec(root, RegionLoss.of(net, said, sampled), image, labels, mode);
  }

  @SuppressWarnings("unchecked") // the types of serving()
  private EstimatorSpec predict(Net net, Map<String, Operand<?>> features) {
    Ops tf = net.tf();
    ShrunkPhoto photo = ShrunkPhoto.of(tf, features);
    Operand<TFloat32> regions =
        oneMore(
            tf, photo.shrunk(tf, (Operand<TFloat32>) requireNonNull(features.get("proposals"))));
    Operand<TInt32> pictures =
        tf.dtypes.cast(tf.zerosLike(tf.max(regions, tf.constant(1))), TInt32.class);
    return judge
        .of(net, photo.image(), regions, pictures)
        .found(tf, regions, photo, (Operand<TFloat32>) requireNonNull(features.get("min_score")))
        .predict(net, photo);
  }

  // a fused convolution refuses a batch of none (TensorFlow 2.18); a box of no size is no face
  private static Operand<TFloat32> oneMore(Ops tf, Operand<TFloat32> regions) {
    return tf.concat(
        List.of(regions, tf.zeros(tf.constant(new int[] {1, 4}), TFloat32.class)), tf.constant(0));
  }
}
