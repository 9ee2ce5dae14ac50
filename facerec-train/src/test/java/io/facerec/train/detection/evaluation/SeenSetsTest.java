package io.facerec.train.detection.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.facerec.image.Box;
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
class SeenSetsTest {
  private static SeenPhoto photo(List<LabelledFace> labels, List<FoundFace> found) {
    return photo("wider", labels, found);
  }

  private static SeenPhoto photo(String source, List<LabelledFace> labels, List<FoundFace> found) {
    LabelledPhoto photo = new LabelledPhoto(source + "/a.jpg", Path.of("a.jpg"), 600, 600, labels);
    return new SeenPhoto(photo, 1, labels, found);
  }

  private static LabelledFace face(int place) {
    return new LabelledFace(new Box(50 * place, 0, 40, 40), Optional.empty(), false, "wider");
  }

  private static FoundFace found(int place, double score) {
    return new FoundFace(new Box(50 * place, 0, 40, 40), score, Optional.empty());
  }

  /** Ten faces found with scores 0.91, 0.82 ... 0.1, and a find at 0.5 where nobody is. */
  private static SeenPhoto tenFaces() {
    List<LabelledFace> labels = new ArrayList<>();
    List<FoundFace> found = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      labels.add(face(i));
      found.add(found(i, 0.91 - 0.09 * i));
    }
    found.add(found(11, 0.5));
    return photo(labels, found);
  }

  private static SeenSets sets() {
    return new SeenSets(
        List.of(tenFaces()),
        List.of(),
        List.of(
            photo(List.of(), List.of(found(0, 0.6), found(3, 0.2))), photo(List.of(), List.of())));
  }

  @Test
  void boxes_made_by_detectors_have_no_say_in_the_usual_score_where_others_are() {
    SeenPhoto flattering =
        photo("human", List.of(face(0), face(1)), List.of(found(0, 0.4), found(1, 0.3)));
    assertEquals(
        0.55, new SeenSets(List.of(flattering), List.of(tenFaces()), List.of()).usualScore(), 1e-9);
    assertEquals(0.3, new SeenSets(List.of(flattering), List.of(), List.of()).usualScore(), 1e-9);
  }

  @Test
  void the_usual_score_is_where_nineteen_finds_in_twenty_are_right() {
    // five right ones from 0.55 up; the wrong one at 0.5 makes it five of six
    assertEquals(0.55, sets().usualScore(), 1e-9);
  }

  @Test
  void false_positives_are_counted_where_nine_faces_in_ten_are_found() {
    assertEquals(0.91 - 0.09 * 8, sets().scoreAtRecall(), 1e-9);
    assertEquals(1.0, sets().falsePositives(0.19), 1e-9);
    assertEquals(0.5, sets().falsePositives(0.5), 1e-9);
    assertEquals(0.0, sets().falsePositives(0.7), 1e-9);
  }

  @Test
  void figures_are_named_by_the_photos_that_they_are_of() {
    Map<String, Double> figures = sets().figures(0.5);
    assertEquals(10.0, figures.get("val_faces_32+"));
    assertEquals(5 / 6.0, figures.get("val_precision_32+"), 1e-4);
    assertEquals(0.5, figures.get("val_recall_32+"));
    assertEquals(0.5, figures.get("trained_negatives_false_positives_per_photo"));
    assertEquals(1.0, figures.get("trained_negatives_false_positives_per_photo_at_recall_0.9"));
    assertFalse(figures.containsKey("unseen_events_faces_32+"));
    SeenSets other = new SeenSets(List.of(tenFaces()), List.of(tenFaces()), List.of());
    assertEquals(10.0, other.figures(0.5).get("unseen_events_faces_32+"));
    assertEquals(2, other.labelled().size());
    assertEquals(0, other.falsePositives(0));
  }
}
