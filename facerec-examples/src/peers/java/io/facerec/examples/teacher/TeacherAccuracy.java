package io.facerec.examples.teacher;

import io.facerec.detect.YoloDetector;
import io.facerec.exception.FacerecException;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.PairEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How well a teacher tells people apart whose faces facerec's detector finds. */
final class TeacherAccuracy {
  private static final int PAIRS = 6000;

  private TeacherAccuracy() {}

  /** Measures as {@code facerec evaluate siamese} does: once without, once with mirror images. */
  static String of(List<FacePhoto> photos, Teacher teacher) {
    List<FacePhoto> found = new ArrayList<>();
    List<float[]> alone = new ArrayList<>();
    List<float[]> both = new ArrayList<>();
    List<@Nullable String> missed = new ArrayList<>();
    try (YoloDetector detector = YoloDetector.builder().build()) {
      FaceSource source = FaceSource.found(detector);
      for (FacePhoto photo : photos) {
        FacePhoto unmarked = new FacePhoto(photo.path(), photo.identity(), Optional.empty());
        try (TaughtFace face = source.face(unmarked)) {
          alone.add(Teacher.unit(teacher.embed(List.of(face.aligned())).get(0)));
          both.add(teacher.embedBothWays(List.of(face.aligned())).get(0));
          found.add(photo);
        } catch (FacerecException e) {
          missed.add(e.getMessage());
        }
      }
    }
    return "The teacher on faces that our detector finds, not on %s\n\n%s\nWith mirror images\n\n%s\n"
        .formatted(
            missed,
            PairEvaluation.of(EmbeddedFaces.of(found, alone), PAIRS, 1),
            PairEvaluation.of(EmbeddedFaces.of(found, both), PAIRS, 1));
  }
}
