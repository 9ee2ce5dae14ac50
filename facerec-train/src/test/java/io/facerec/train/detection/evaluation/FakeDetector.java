package io.facerec.train.detection.evaluation;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.train.data.LabelledPhoto;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Knows what to say of each photo, and looks at none. */
record FakeDetector(int longestSide, Map<String, List<Face>> found) implements Detector {
  /** Finds all labelled faces exactly, and nothing else. */
  static FakeDetector knowing(int longestSide, List<LabelledPhoto> photos) {
    return new FakeDetector(
        longestSide,
        photos.stream()
            .collect(Collectors.toMap(photo -> photo.file().toString(), FakeDetector::truth)));
  }

  /** Finds nothing. */
  static FakeDetector blind(int longestSide) {
    return new FakeDetector(longestSide, Map.of());
  }

  private static List<Face> truth(LabelledPhoto photo) {
    return photo.faces().stream()
        .filter(label -> !label.ignored())
        .map(label -> new Face(Photo.of(photo.file()), label.box(), 0.9f, label.landmarks()))
        .toList();
  }

  @Override
  public List<Face> detect(Photo photo) {
    return found.getOrDefault(photo.name(), List.of());
  }

  @Override
  public List<Face> detect(DecodedPhoto photo) {
    return detect(photo.photo());
  }

  @Override
  public void close() {}
}
