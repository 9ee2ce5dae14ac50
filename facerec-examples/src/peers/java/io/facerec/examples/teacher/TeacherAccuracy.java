package io.facerec.examples.teacher;

import io.facerec.detect.YoloDetector;
import io.facerec.image.AlignedFaces;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.PairEvaluation;
import io.facerec.train.evaluation.PeopleBootstrap;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How well a teacher tells people apart whose faces facerec's detector finds. */
final class TeacherAccuracy {
  private static final int PAIRS = 6000;

  private TeacherAccuracy() {}

  /** Measures as {@code facerec evaluate siamese} does: once without, once with mirror images. */
  static String of(List<FacePhoto> photos, Teacher teacher) {
    Map<Path, float[]> alone = new HashMap<>();
    Map<Path, float[]> both = new HashMap<>();
    try (YoloDetector detector = YoloDetector.builder().build()) {
      FaceSource source = FaceSource.found(detector);
      for (FacePhoto photo : photos) {
        FacePhoto unmarked = new FacePhoto(photo.path(), photo.identity(), Optional.empty());
        source
            .face(unmarked)
            .ifPresent(
                face -> {
                  try (face) {
                    List<AlignedFaces> one = List.of(face.aligned());
                    alone.put(photo.path(), Teacher.unit(teacher.embed(one).get(0)));
                    both.put(photo.path(), teacher.embedBothWays(one).get(0));
                  }
                });
      }
    }
    return "The teacher on faces that our detector finds\n\n%s\nWith mirror images\n\n%s\n"
        .formatted(evaluated(photos, alone), evaluated(photos, both));
  }

  private static PairEvaluation evaluated(List<FacePhoto> photos, Map<Path, float[]> rows) {
    return PairEvaluation.of(EmbeddedFaces.found(photos, rows), PAIRS, 1, PeopleBootstrap.DEFAULT);
  }
}
