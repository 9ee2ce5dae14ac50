package io.facerec.train.detection.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.facerec.detect.Detector;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.data.LabelledPhoto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

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
   * @param minScore what counts as found for landmarks, precision, recall and false positives;
   *     average precision looks at whatever the detector gives
   */
  public DetectionEvaluation(double minScore) {
    this.minScore = minScore;
  }

  /** Of what was found on these photos. */
  static DetectionEvaluation of(List<SeenPhoto> photos, double minScore) {
    DetectionEvaluation evaluation = new DetectionEvaluation(minScore);
    evaluation.photos.addAll(photos);
    return evaluation;
  }

  /** Detects in these photos and compares. */
  public DetectionEvaluation run(Detector detector, List<LabelledPhoto> labelled) {
    labelled.forEach(photo -> photos.add(SeenPhoto.of(photo, detector)));
    return this;
  }

  /** Average precision and recall for the faces of this size. */
  public AveragePrecision of(FaceSize size) {
    return AveragePrecision.of(size, photos);
  }

  /**
   * The figures by name.
   *
   * <ul>
   *   <li>for each range of {@link FaceSize#REPORTED}, say: {@code ap50_32+}, {@code
   *       recall_1fp_32+} (recall where there is one false positive a photo) and {@code faces_32+}
   *   <li>{@code precision_32+} and {@code recall_32+} of the finds of the minimum score
   *   <li>for each range of {@link FacesPerPhoto#REPORTED}, of the faces of 20 px and more, say:
   *       {@code ap50_faces_per_photo_2-4} and {@code photos_faces_per_photo_2-4}
   *   <li>where photos come from several sources, for each, say: {@code ap50_32+_wider}
   *   <li>{@code landmark_error} (median, over the distance of the eyes), {@code
   *       landmark_error_mean} and {@code landmark_faces}; the same with {@code hand_marked_}
   *       before, of the faces that people marked, and for each source of labels, say: {@code
   *       hand_marked_landmark_error_mean_helen}
   * </ul>
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (FaceSize size : FaceSize.REPORTED) {
      AveragePrecision precision = of(size);
      figures.put("ap50_" + size.name(), precision.value());
      figures.put("recall_1fp_" + size.name(), precision.recallAt(1));
      figures.put("faces_" + size.name(), (double) precision.faces());
    }
    AveragePrecision usual = of(FaceSize.USUAL);
    figures.put("precision_32+", usual.precisionAt(minScore));
    figures.put("recall_32+", usual.recallFrom(minScore));
    addCrowdedness(figures);
    addSources(figures);
    addLandmarks(figures, "", face -> true);
    addLandmarks(figures, "hand_marked_", LandmarkError::isMarkedByHand);
    photos.stream()
        .flatMap(photo -> photo.labels().stream())
        .filter(LandmarkError::isMarkedByHand)
        .map(LabelledFace::source)
        .distinct()
        .sorted()
        .forEach(source -> addMarks(figures, source));
    return figures;
  }

  private void addCrowdedness(Map<String, Double> figures) {
    for (FacesPerPhoto crowd : FacesPerPhoto.REPORTED) {
      List<SeenPhoto> some = crowd.of(photos);
      String name = "faces_per_photo_" + crowd.name();
      figures.put("ap50_" + name, AveragePrecision.of(FaceSize.ALL, some).value());
      figures.put("photos_" + name, (double) some.size());
    }
  }

  private void addSources(Map<String, Double> figures) {
    Map<String, List<SeenPhoto>> bySource =
        photos.stream().collect(groupingBy(seen -> seen.photo().source(), TreeMap::new, toList()));
    if (bySource.size() > 1) {
      bySource.forEach(
          (source, some) -> {
            for (FaceSize size : FaceSize.REPORTED) {
              AveragePrecision precision = AveragePrecision.of(size, some);
              if (precision.faces() > 0) {
                figures.put("ap50_" + size.name() + "_" + source, precision.value());
              }
            }
          });
    }
  }

  private void addLandmarks(
      Map<String, Double> figures, String prefix, Predicate<LabelledFace> which) {
    LandmarkError error = LandmarkError.of(photos, minScore, which);
    figures.put(prefix + "landmark_error", error.median());
    figures.put(prefix + "landmark_error_mean", error.mean());
    figures.put(prefix + "landmark_faces", (double) error.faces());
  }

  private void addMarks(Map<String, Double> figures, String source) {
    LandmarkError error =
        LandmarkError.of(
            photos,
            minScore,
            face -> LandmarkError.isMarkedByHand(face) && face.source().equals(source));
    figures.put("hand_marked_landmark_error_mean_" + source, error.mean());
  }
}
