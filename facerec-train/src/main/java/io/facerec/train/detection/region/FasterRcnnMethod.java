package io.facerec.train.detection.region;

import io.facerec.detect.Detector;
import io.facerec.detect.DetectorBuilder;
import io.facerec.detect.FasterRcnnDetector;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.FaceLearning;
import io.facerec.train.estimator.ModelFunction;
import java.nio.file.Path;

/** Faster R-CNN: {@link FasterRcnnModel}. */
public final class FasterRcnnMethod implements DetectorMethod {
  @Override
  public String name() {
    return "faster-rcnn";
  }

  @Override
  public String net() {
    return "faster-rcnn-f3";
  }

  @Override
  public String limits() {
    return "The net proposes 200 regions of a photo and judges each: of a crowd of more faces than"
        + " that it sees a part.";
  }

  @Override
  public ModelFunction model(FaceLearning learning) {
    return new FasterRcnnModel(learning);
  }

  @Override
  public DetectorBuilder<? extends Detector> detector(Path folder) {
    return FasterRcnnDetector.builder(folder);
  }
}
