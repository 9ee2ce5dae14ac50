package io.facerec.train.detection;

import com.google.common.collect.ImmutableMap;
import io.facerec.detect.Detector;
import io.facerec.detect.DetectorBuilder;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.estimator.ServingInput;
import java.nio.file.Path;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * One way to detect faces: what {@link DetectorTrainer} has to know to train it on the same photos
 * and measure it by the same rules as the others.
 */
public interface DetectorMethod {
  /** What its command and its folders are called, say {@code faster-rcnn}. */
  String name();

  /** What its cards call the net, say {@code yolo-f3-second-look}. */
  String net();

  /** What its cards call the kind of model. */
  default String kind() {
    return "face-detector";
  }

  /** What its cards say of its limits, before what holds for all detectors trained here. */
  String limits();

  /** Pixels of a photo's longer side that it looks at. */
  default int longestSide() {
    return 640;
  }

  /** Pixels of a training crop's side, unless told otherwise; a multiple of 32. */
  default int cropSize() {
    return 256;
  }

  /** Steps of a training, unless told otherwise. */
  default long steps() {
    return 7_000;
  }

  /** Whether it judges regions that selective search proposes for each photo beforehand. */
  default boolean needsProposals() {
    return false;
  }

  /** Photos without faces that it is measured on, at most: fewer where one takes long. */
  default int measuredNegatives() {
    return needsProposals() ? 300 : Integer.MAX_VALUE;
  }

  /** The model, which learns in this way. */
  ModelFunction model(FaceLearning learning);

  /**
   * What the exported graph is fed: {@code photo} uint8 [h, w, 3] RGB of any size, {@code
   * longest_side} int32 scalar (a larger photo is shrunk to it, none is enlarged) and {@code
   * min_score} float scalar.
   */
  default ServingInput serving() {
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

  /** Options for the detector that an export wrote into this folder. */
  DetectorBuilder<? extends Detector> detector(Path folder);
}
