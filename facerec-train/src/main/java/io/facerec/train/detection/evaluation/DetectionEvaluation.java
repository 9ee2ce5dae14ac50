package io.facerec.train.detection.evaluation;

import io.facerec.detect.Detector;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.train.data.LabelledFace;
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

  private final Map<FaceSize, AveragePrecision> bySize = new LinkedHashMap<>();
  private final LandmarkError landmarks;
  private final double minScore;
  private int sure;

  /**
   * Begins with no photo.
   *
   * @param minScore what counts as found for landmarks and false positives; average precision looks
   *     at whatever the detector gives
   */
  public DetectionEvaluation(double minScore) {
    this.minScore = minScore;
    landmarks = new LandmarkError(THRESHOLD, minScore);
    FaceSize.REPORTED.forEach(size -> bySize.put(size, new AveragePrecision(THRESHOLD, size)));
  }

  /** Detects in these photos and compares. */
  public DetectionEvaluation run(Detector detector, List<LabelledPhoto> photos) {
    for (LabelledPhoto photo : photos) {
      double scale =
          Math.min(1, (double) detector.longestSide() / Math.max(photo.width(), photo.height()));
      List<FoundFace> found =
          detector.detect(Photo.of(photo.file())).stream()
              .map(
                  face ->
                      new FoundFace(
                          scaled(face.box(), scale),
                          face.score(),
                          face.landmarks().map(points -> scaled(points, scale))))
              .toList();
      add(photo.faces().stream().map(face -> scaled(face, scale)).toList(), found);
    }
    return this;
  }

  void add(List<LabelledFace> labels, List<FoundFace> found) {
    bySize.values().forEach(precision -> precision.add(labels, found));
    landmarks.add(labels, found);
    sure += (int) found.stream().filter(face -> face.score() >= minScore).count();
  }

  private static LabelledFace scaled(LabelledFace face, double scale) {
    return new LabelledFace(
        scaled(face.box(), scale),
        face.landmarks().map(points -> scaled(points, scale)),
        face.ignored(),
        face.source());
  }

  private static Box scaled(Box box, double scale) {
    return new Box(
        (float) (box.x() * scale),
        (float) (box.y() * scale),
        (float) (box.width() * scale),
        (float) (box.height() * scale));
  }

  private static Landmarks scaled(Landmarks landmarks, double scale) {
    List<Landmarks.Point> points = new ArrayList<>();
    for (Landmarks.Point point : landmarks.points()) {
      points.add(new Landmarks.Point((float) (point.x() * scale), (float) (point.y() * scale)));
    }
    return new Landmarks(points);
  }

  /** Average precision and recall for one of {@link FaceSize#REPORTED}. */
  public Optional<AveragePrecision> of(String size) {
    return bySize.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(size))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Precision over recall, a line for each size of faces of which any was found. */
  public Chart chart() {
    List<Series> curves = new ArrayList<>();
    bySize.forEach(
        (size, precision) ->
            precision.curve("faces of " + size.name() + " px").ifPresent(curves::add));
    return Chart.of("", Axis.of("recall").from(0, 1), Axis.of("precision").from(0, 1)).with(curves);
  }

  /** Detections of at least the minimum score: on photos without faces, the false positives. */
  public int sure() {
    return sure;
  }

  /**
   * The figures by name: {@code ap50_32+}, {@code recall_1fp_32+} and {@code faces_32+} for each
   * size, {@code landmark_error} (median, over the distance of the eyes), {@code
   * landmark_error_mean} and {@code landmark_faces}.
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    bySize.forEach(
        (size, precision) -> {
          figures.put("ap50_" + size.name(), precision.value());
          figures.put("recall_1fp_" + size.name(), precision.recallAt(1));
          figures.put("faces_" + size.name(), (double) precision.faces());
        });
    figures.put("landmark_error", landmarks.median());
    figures.put("landmark_error_mean", landmarks.mean());
    figures.put("landmark_faces", (double) landmarks.faces());
    return figures;
  }
}
