package io.facerec.train.detection.yolo;

import io.facerec.detect.Detector;
import io.facerec.detect.DetectorBuilder;
import io.facerec.detect.YoloDetector;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.FaceLearning;
import io.facerec.train.estimator.ModelFunction;
import java.nio.file.Path;

/** The default detector: {@link YoloModel}. */
public final class YoloMethod implements DetectorMethod {
  @Override
  public String name() {
    return "yolo";
  }

  @Override
  public String net() {
    return "yolo-f3-second-look";
  }

  @Override
  public String limits() {
    return "One pass over the photo.";
  }

  @Override
  public ModelFunction model(FaceLearning learning) {
    return new YoloModel(learning);
  }

  @Override
  public DetectorBuilder<? extends Detector> detector(Path folder) {
    return YoloDetector.builder(folder);
  }
}
