package io.facerec.testing;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.DecodedPhoto;
import java.util.List;
import java.util.function.BiFunction;

/** A detector that lets a test change, refuse or delay what another finds. */
public record DetectorWith(
    Detector detector, BiFunction<DecodedPhoto, List<Face>, List<Face>> change)
    implements Detector {
  @Override
  public List<Face> detect(DecodedPhoto photo) {
    return change.apply(photo, detector.detect(photo));
  }

  @Override
  public int longestSide() {
    return detector.longestSide();
  }

  @Override
  public void close() {}
}
