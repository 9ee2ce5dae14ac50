package io.facerec.train.detection.evaluation;

import io.facerec.detect.Detector;
import io.facerec.train.data.LabelledPhoto;
import io.facerec.train.plot.Axis;
import io.facerec.train.plot.Chart;
import io.facerec.train.plot.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a detector on labelled photos, the way a host app uses it. Sizes of faces are those that
 * the detector sees: of a photo larger than it looks at, boxes are shrunk as the photo is.
 */
public final class DetectionEvaluation {
  /** The least intersection over union of a find. */
  public static final double THRESHOLD = 0.5;

  private final List<SeenPhoto> photos = new ArrayList<>();
  private final double minScore;

  /**
   * Begins with no photo.
   *
   * @param minScore what counts as found for landmarks and false positives; average precision looks
   *     at whatever the detector gives
   */
  public DetectionEvaluation(double minScore) {
    this.minScore = minScore;
  }

  /** Detects in these photos and compares. */
  public DetectionEvaluation run(Detector detector, List<LabelledPhoto> labelled) {
    labelled.forEach(photo -> add(SeenPhoto.of(photo, detector)));
    return this;
  }

  /** Compares what was found on a photo. */
  public void add(SeenPhoto photo) {
    photos.add(photo);
  }

  /** Average precision and recall for one of {@link FaceSize#REPORTED}. */
  public Optional<AveragePrecision> of(String size) {
    return FaceSize.REPORTED.stream()
        .filter(one -> one.name().equals(size))
        .map(one -> AveragePrecision.of(one, photos))
        .findFirst();
  }

  /** Precision over recall, a line for each size of faces of which any was found. */
  public Chart chart() {
    List<Series> curves = new ArrayList<>();
    FaceSize.REPORTED.forEach(
        size ->
            AveragePrecision.of(size, photos)
                .curve("faces of " + size.name() + " px")
                .ifPresent(curves::add));
    return Chart.of("", Axis.of("recall").from(0, 1), Axis.of("precision").from(0, 1)).with(curves);
  }

  /** Detections of at least the minimum score: on photos without faces, the false positives. */
  public int sure() {
    return (int)
        photos.stream()
            .flatMap(photo -> photo.found().stream())
            .filter(face -> face.score() >= minScore)
            .count();
  }

  /**
   * The figures by name: {@code ap50_32+}, {@code recall_1fp_32+} and {@code faces_32+} for each
   * size, {@code landmark_error} (median, over the distance of the eyes), {@code
   * landmark_error_mean} and {@code landmark_faces}.
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (FaceSize size : FaceSize.REPORTED) {
      AveragePrecision precision = AveragePrecision.of(size, photos);
      figures.put("ap50_" + size.name(), precision.value());
      figures.put("recall_1fp_" + size.name(), precision.recallAt(1));
      figures.put("faces_" + size.name(), (double) precision.faces());
    }
    LandmarkError landmarks = LandmarkError.of(photos, minScore, face -> true);
    figures.put("landmark_error", landmarks.median());
    figures.put("landmark_error_mean", landmarks.mean());
    figures.put("landmark_faces", (double) landmarks.faces());
    return figures;
  }
}
