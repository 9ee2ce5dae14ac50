package io.facerec.train.detection.yolo;

import io.facerec.detect.Detector;
import io.facerec.detect.DetectorBuilder;
import io.facerec.detect.YoloDetector;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.FaceLearning;
import io.facerec.train.estimator.ModelFunction;
import java.nio.file.Path;

/** YOLO as it was first: {@link SingleGridModel}. */
public final class SingleGridMethod implements DetectorMethod {
  @Override
  public String name() {
    return "yolo-grid";
  }

  @Override
  public String net() {
    return "yolo-7x7-f3";
  }

  @Override
  public String limits() {
    return "A grid of 7 x 7 cells, each of which finds one face at most: made to be compared with,"
        + " not to be used. Crowds and small faces are missed.";
  }

  @Override
  public int longestSide() {
    return SingleGrid.SIDE;
  }

  @Override
  public int cropSize() {
    return SingleGrid.SIDE;
  }

  @Override
  public ModelFunction model(FaceLearning learning) {
    return new SingleGridModel(learning);
  }

  @Override
  public DetectorBuilder<? extends Detector> detector(Path folder) {
    return YoloDetector.builder(folder);
  }
}
