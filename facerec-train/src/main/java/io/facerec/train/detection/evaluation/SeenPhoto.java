package io.facerec.train.detection.evaluation;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.data.LabelledPhoto;
import java.util.List;

/**
 * A labelled photo, and what a detector found on it. Boxes and landmarks are in the pixels that the
 * detector sees: of a photo larger than it looks at, both are shrunk as the photo is.
 *
 * @param photo as it is stored
 * @param scale seen pixels for a stored pixel, in (0, 1]
 * @param labels of the photo, in seen pixels
 * @param found by the detector, in seen pixels
 */
public record SeenPhoto(
    LabelledPhoto photo, double scale, List<LabelledFace> labels, List<FoundFace> found) {
  /** Copies the lists. */
  public SeenPhoto {
    labels = ImmutableList.copyOf(labels);
    found = ImmutableList.copyOf(found);
  }

  /** The photo as this detector sees it. */
  public static SeenPhoto of(LabelledPhoto photo, Detector detector) {
    return of(photo, detector.longestSide(), detector.detect(Photo.of(photo.file())));
  }

  /**
   * The photo with what was found on it.
   *
   * @param longestSide pixels that the detector looks at
   * @param faces in pixels of the photo as stored
   */
  public static SeenPhoto of(LabelledPhoto photo, int longestSide, List<Face> faces) {
    double scale = Math.min(1, (double) longestSide / Math.max(photo.width(), photo.height()));
    return new SeenPhoto(
        photo,
        scale,
        photo.faces().stream().map(label -> scaled(label, scale)).toList(),
        faces.stream().map(face -> scaled(face, scale)).toList());
  }

  /** How many faces stand in it that a detector is asked to find. */
  public int faces() {
    return Math.toIntExact(
        labels.stream()
            .filter(label -> !label.ignored() && FaceSize.ALL.contains(label.box()))
            .count());
  }

  private static FoundFace scaled(Face face, double scale) {
    return new FoundFace(
        scaled(face.box(), scale),
        face.score(),
        face.landmarks().map(points -> scaled(points, scale)));
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
    return new Landmarks(
        landmarks.points().stream()
            .map(
                point ->
                    new Landmarks.Point((float) (point.x() * scale), (float) (point.y() * scale)))
            .toList());
  }
}
