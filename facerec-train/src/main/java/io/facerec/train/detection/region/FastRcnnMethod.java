package io.facerec.train.detection.region;

import io.facerec.detect.Detector;
import io.facerec.detect.DetectorBuilder;
import io.facerec.detect.FastRcnnDetector;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.FaceLearning;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.estimator.ServingInput;
import java.nio.file.Path;

/** Fast R-CNN: {@link FastRcnnNet} judges what selective search proposes. */
public final class FastRcnnMethod implements DetectorMethod {
  private static final int REGIONS_PER_PICTURE = 64;

  @Override
  public String name() {
    return "fast-rcnn";
  }

  @Override
  public String net() {
    return "fast-rcnn-f3-second-look";
  }

  @Override
  public String kind() {
    return "region-face-detector";
  }

  @Override
  public String limits() {
    return "Selective search proposes what the net then judges; what is not proposed is missed.";
  }

  @Override
  public boolean needsProposals() {
    return true;
  }

  @Override
  public ModelFunction model(FaceLearning learning) {
    return new RegionModel(new FastRcnnNet(), REGIONS_PER_PICTURE, learning);
  }

  @Override
  public ServingInput serving() {
    return RegionModel.serving(DetectorMethod.super.serving());
  }

  @Override
  public DetectorBuilder<? extends Detector> detector(Path folder) {
    return FastRcnnDetector.builder(folder);
  }
}
