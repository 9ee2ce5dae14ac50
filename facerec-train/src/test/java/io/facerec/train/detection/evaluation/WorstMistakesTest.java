package io.facerec.train.detection.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.data.LabelledPhoto;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorstMistakesTest {
  private static Box box(float x, float side) {
    return new Box(x, 0, side, side);
  }

  private static Landmarks marks(float x, float shift) {
    float left = x + shift;
    return Landmarks.of(left + 10, 10, left + 30, 10, left + 20, 20, left + 12, 30, left + 28, 30);
  }

  private static LabelledFace face(float x, float side) {
    return new LabelledFace(box(x, side), Optional.of(marks(x, 0)), false, "wider");
  }

  private static FoundFace found(float x, float side, double score, float shift) {
    return new FoundFace(box(x, side), score, Optional.of(marks(x, shift)));
  }

  private static SeenPhoto photo(List<LabelledFace> labels, FoundFace... found) {
    LabelledPhoto photo = new LabelledPhoto("wider/a.jpg", Path.of("a.jpg"), 600, 600, labels);
    return new SeenPhoto(photo, 1, labels, List.of(found));
  }

  private final SeenPhoto photo =
      photo(
          List.of(face(0, 40), face(100, 50), face(200, 60), face(300, 40), face(400, 15)),
          found(0, 40, 0.9, 4),
          found(100, 50, 0.2, 0),
          found(300, 40, 0.8, 10),
          found(500, 40, 0.7, 0),
          found(550, 30, 0.95, 0));

  @Test
  void the_largest_misses_come_first_with_the_score_that_did_not_do() {
    List<Mistake> misses = WorstMistakes.misses(List.of(photo), 0.5, 10);
    assertEquals(List.of(box(200, 60), box(100, 50)), misses.stream().map(Mistake::box).toList());
    assertEquals(0, misses.get(0).measure());
    assertEquals(0.2, misses.get(1).measure(), 1e-9);
    assertEquals(1, WorstMistakes.misses(List.of(photo), 0.5, 1).size());
  }

  @Test
  void the_surest_false_positives_come_first() {
    List<Mistake> wrong = WorstMistakes.falsePositives(List.of(photo), 10);
    assertEquals(List.of(box(550, 30), box(500, 40)), wrong.stream().map(Mistake::box).toList());
    assertEquals(0.95, wrong.get(0).measure(), 1e-9);
  }

  @Test
  void the_worst_landmarks_come_first_of_found_faces_that_people_marked() {
    // eyes 20 px apart; marks 10 and 4 px beside
    List<Mistake> wrong = WorstMistakes.landmarks(List.of(photo), 0.5, 2);
    assertEquals(0.5, wrong.get(0).measure(), 1e-6);
    assertEquals(box(300, 40), wrong.get(0).box());
    assertEquals(0.2, wrong.get(1).measure(), 1e-6);
  }

  @Test
  void who_knows_all_makes_none() {
    SeenPhoto known = photo(List.of(face(0, 40)), found(0, 40, 0.9, 0));
    assertEquals(List.of(), WorstMistakes.misses(List.of(known), 0.5, 10));
    assertEquals(List.of(), WorstMistakes.falsePositives(List.of(known), 10));
    assertEquals(0, WorstMistakes.landmarks(List.of(known), 0.5, 10).get(0).measure(), 1e-9);
  }
}
