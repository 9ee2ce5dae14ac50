package io.facerec.train.detection.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.data.LabelledPhoto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DetectionEvaluationTest {
  private static Landmarks marks(float x, float y, float side) {
    return Landmarks.of(
        x + 0.3f * side,
        y + 0.4f * side,
        x + 0.7f * side,
        y + 0.4f * side,
        x + 0.5f * side,
        y + 0.6f * side,
        x + 0.35f * side,
        y + 0.8f * side,
        x + 0.65f * side,
        y + 0.8f * side);
  }

  private static LabelledFace face(float x, float y, float side, String source) {
    return new LabelledFace(
        new Box(x, y, side, side), Optional.of(marks(x, y, side)), false, source);
  }

  private static LabelledFace ignored(float x, float y, float side) {
    return new LabelledFace(new Box(x, y, side, side), Optional.empty(), true, "wider-det");
  }

  private static LabelledPhoto photo(String name, int side, List<LabelledFace> faces) {
    return new LabelledPhoto(name, Path.of(name), side, side, faces);
  }

  private static List<LabelledFace> row(int faces, float side) {
    List<LabelledFace> row = new ArrayList<>();
    for (int i = 0; i < faces; i++) {
      row.add(face(i * side, 0, side, "wider"));
    }
    return row;
  }

  /** A portrait, three faces, seven, twelve, and nobody. */
  private static List<LabelledPhoto> photos() {
    return List.of(
        photo("helen/portrait.jpg", 300, List.of(face(50, 50, 200, "helen"), ignored(0, 0, 40))),
        photo("wider/three.jpg", 600, row(3, 24)),
        photo("wider/seven.jpg", 600, row(7, 50)),
        photo("wider/twelve.jpg", 600, row(12, 40)),
        photo("wider/nobody.jpg", 600, List.of()));
  }

  @Test
  void a_detector_that_outputs_the_truth_scores_exactly_one() {
    Map<String, Double> figures =
        new DetectionEvaluation(0.5).run(FakeDetector.knowing(640, photos()), photos()).figures();
    for (String size : List.of("20-32", "32-96", "96+", "32+")) {
      assertEquals(1.0, figures.get("ap50_" + size), size);
      assertEquals(1.0, figures.get("recall_1fp_" + size), size);
    }
    for (String crowd : List.of("1", "2-4", "5-9", "10+")) {
      assertEquals(1.0, figures.get("ap50_faces_per_photo_" + crowd), crowd);
      assertEquals(1.0, figures.get("photos_faces_per_photo_" + crowd), crowd);
    }
    assertEquals(1.0, figures.get("ap50_32+_helen"));
    assertEquals(1.0, figures.get("ap50_20-32_wider"));
    assertFalse(figures.containsKey("ap50_20-32_helen")); // there is none to find
    assertEquals(1.0, figures.get("precision_32+"));
    assertEquals(1.0, figures.get("recall_32+"));
    assertEquals(0.0, figures.get("hand_marked_landmark_error_mean"));
  }

  @Test
  void a_detector_that_outputs_nothing_scores_zero() {
    Map<String, Double> figures =
        new DetectionEvaluation(0.5).run(FakeDetector.blind(640), photos()).figures();
    figures.forEach(
        (name, value) -> {
          if (name.startsWith("ap50_") || name.startsWith("recall_")) {
            assertEquals(0.0, value, name);
          }
        });
    assertEquals(1.0, figures.get("faces_96+"));
    assertEquals(0.0, figures.get("landmark_faces"));
  }

  @Test
  void faces_are_as_large_as_the_detector_sees_them() {
    // 1,280 px shrunk to 640: faces of 50 px are seen as 25
    List<LabelledPhoto> large = List.of(photo("wider/large.jpg", 1280, row(4, 50)));
    Map<String, Double> figures =
        new DetectionEvaluation(0.5).run(FakeDetector.knowing(640, large), large).figures();
    assertEquals(4.0, figures.get("faces_20-32"));
    assertEquals(1.0, figures.get("ap50_20-32"));
    assertEquals(0.0, figures.get("faces_32+"));
  }

  @Test
  void a_crowd_counts_what_is_to_be_found_alone() {
    List<LabelledFace> labels = row(4, 30);
    labels.add(ignored(300, 0, 40));
    labels.add(face(400, 0, 19, "wider")); // too small to be asked for
    List<LabelledPhoto> photos = List.of(photo("wider/a.jpg", 600, labels));
    Map<String, Double> figures =
        new DetectionEvaluation(0.5).run(FakeDetector.blind(640), photos).figures();
    assertEquals(1.0, figures.get("photos_faces_per_photo_2-4"));
    assertEquals(0.0, figures.get("photos_faces_per_photo_5-9"));
  }

  @Test
  void landmark_errors_tell_marks_set_by_people_from_a_nets() {
    LabelledPhoto photo =
        photo(
            "wider/a.jpg",
            600,
            List.of(
                face(0, 0, 100, "wider"), face(200, 0, 100, "helen"), face(400, 0, 100, "human")));
    // eyes 40 px apart; found marks lie 4, 0 and 12 px to the right
    FakeDetector detector =
        new FakeDetector(
            640, Map.of("wider/a.jpg", List.of(found(0, 4), found(200, 0), found(400, 12))));
    Map<String, Double> figures =
        new DetectionEvaluation(0.5).run(detector, List.of(photo)).figures();
    assertEquals((0.1 + 0 + 0.3) / 3, figures.get("landmark_error_mean"), 1e-6);
    assertEquals(0.1, figures.get("landmark_error"), 1e-6);
    assertEquals(0.05, figures.get("hand_marked_landmark_error_mean"), 1e-6);
    assertEquals(2.0, figures.get("hand_marked_landmark_faces"));
    assertEquals(0.1, figures.get("hand_marked_landmark_error_mean_wider"), 1e-6);
    assertEquals(0.0, figures.get("hand_marked_landmark_error_mean_helen"), 1e-6);
    assertFalse(figures.containsKey("hand_marked_landmark_error_mean_human"));
  }

  private static Face found(float x, float shift) {
    return new Face(
        Photo.of(Path.of("wider/a.jpg")),
        new Box(x, 0, 100, 100),
        0.9f,
        Optional.of(marks(x + shift, 0, 100)));
  }
}
