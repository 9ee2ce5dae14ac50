package io.facerec.train.detection.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.primitives.ImmutableDoubleArray;
import io.facerec.image.Box;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.plot.Series;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AveragePrecisionTest {
  private static final FaceSize ALL = new FaceSize("all", 0, 1000);

  private final AveragePrecision precision = new AveragePrecision(0.5, ALL);

  private static LabelledFace face(float x, float y, float side) {
    return new LabelledFace(new Box(x, y, side, side), Optional.empty(), false, "hand");
  }

  private static LabelledFace ignored(float x, float y, float side) {
    return new LabelledFace(new Box(x, y, side, side), Optional.empty(), true, "hand");
  }

  private static FoundFace found(float x, float y, float side, double score) {
    return new FoundFace(new Box(x, y, side, side), score, Optional.empty());
  }

  @Test
  void the_truth_itself_scores_one() {
    precision.add(
        List.of(face(0, 0, 10), face(50, 0, 20)),
        List.of(found(50, 0, 20, 0.2), found(0, 0, 10, 0.9)));
    precision.add(List.of(), List.of());
    assertEquals(1, precision.value(), 1e-12);
    assertEquals(1, precision.recallAt(0), 1e-12);
    assertEquals(2, precision.faces());
  }

  @Test
  void nothing_found_scores_zero() {
    precision.add(List.of(face(0, 0, 10)), List.of());
    assertEquals(0, precision.value());
    assertEquals(0, precision.recallAt(1));
    assertTrue(precision.scoreFor(0.9).isEmpty());
    assertTrue(precision.curve("all").isEmpty());
  }

  @Test
  void precision_is_taken_as_the_best_at_this_recall_or_above() {
    // surest first: right, wrong, right, wrong, right; four faces, one of them never found
    precision.add(
        List.of(face(0, 0, 10), face(20, 0, 10), face(40, 0, 10), face(60, 0, 10)),
        List.of(
            found(0, 0, 10, 0.9),
            found(200, 0, 10, 0.8),
            found(20, 0, 10, 0.7),
            found(220, 0, 10, 0.6),
            found(40, 0, 10, 0.5)));
    // recall 1/4 at precision 1, 2/4 at 2/3, 3/4 at 3/5
    assertEquals((1 + 2 / 3.0 + 3 / 5.0) / 4, precision.value(), 1e-12);
    assertEquals(2 / 4.0, precision.recallAt(1), 1e-12);
    assertEquals(2 / 3.0, precision.precisionAt(0.65), 1e-12);
    assertEquals(2 / 4.0, precision.recallFrom(0.65), 1e-12);
    assertEquals(0.7, precision.scoreFor(0.65).orElseThrow(), 1e-12);
    assertEquals(0.9, precision.scoreForRecall(1 / 4.0).orElseThrow(), 1e-12);
    assertEquals(0.7, precision.scoreForRecall(0.3).orElseThrow(), 1e-12);
    assertEquals(0.5, precision.scoreForRecall(3 / 4.0).orElseThrow(), 1e-12);
    assertTrue(precision.scoreForRecall(0.9).isEmpty());
    Series curve = precision.curve("all").orElseThrow();
    assertEquals(ImmutableDoubleArray.of(1 / 4.0, 2 / 4.0, 3 / 4.0), curve.x());
    assertEquals(ImmutableDoubleArray.of(1, 2 / 3.0, 3 / 5.0), curve.y());
  }

  @Test
  void a_rise_of_precision_lifts_the_recalls_before_it() {
    // wrong, right, right: precision 1/2 then 2/3
    precision.add(
        List.of(face(0, 0, 10), face(20, 0, 10)),
        List.of(found(90, 0, 10, 0.9), found(0, 0, 10, 0.8), found(20, 0, 10, 0.7)));
    assertEquals(2 / 3.0, precision.value(), 1e-12);
  }

  @Test
  void a_face_found_twice_is_found_once() {
    precision.add(
        List.of(face(0, 0, 10), face(20, 0, 10)),
        List.of(found(0, 0, 10, 0.9), found(1, 0, 10, 0.8), found(20, 0, 10, 0.7)));
    assertEquals((1 + 2 / 3.0) / 2, precision.value(), 1e-12);
  }

  @Test
  void faces_that_are_labelled_alike_are_two() {
    precision.add(
        List.of(face(0, 0, 10), face(0, 0, 10)),
        List.of(found(0, 0, 10, 0.9), found(0, 0, 10, 0.8)));
    assertEquals(1, precision.value(), 1e-12);
  }

  @Test
  void an_overlap_under_the_threshold_is_no_find() {
    // moved by 4 of 10: 60 / 140 = 0.43; by 3: 70 / 130 = 0.54
    precision.add(List.of(face(0, 0, 10)), List.of(found(4, 0, 10, 0.9)));
    assertEquals(0, precision.value());
    AveragePrecision other = new AveragePrecision(0.5, ALL);
    other.add(List.of(face(0, 0, 10)), List.of(found(3, 0, 10, 0.9)));
    assertEquals(1, other.value(), 1e-12);
  }

  @Test
  void the_threshold_is_checked() {
    assertThrows(IllegalArgumentException.class, () -> new AveragePrecision(0, ALL));
    assertThrows(IllegalArgumentException.class, () -> new FaceSize("none", 32, 20));
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  class What_does_not_count {
    @Test
    void is_a_find_on_a_region_to_ignore() {
      precision.add(
          List.of(face(0, 0, 10), ignored(100, 0, 100)),
          List.of(found(110, 20, 10, 0.9), found(0, 0, 10, 0.8)));
      assertEquals(1, precision.value(), 1e-12);
    }

    @Test
    void is_not_a_find_that_lies_mostly_beside_it() {
      precision.add(
          List.of(face(0, 0, 10), ignored(100, 0, 100)),
          List.of(found(94, 0, 10, 0.9), found(0, 0, 10, 0.8)));
      assertEquals(0.5, precision.value(), 1e-12);
    }

    @Test
    void is_a_face_of_another_size_and_a_find_on_it() {
      AveragePrecision large = new AveragePrecision(0.5, new FaceSize("32+", 32, 1000));
      large.add(
          List.of(face(0, 0, 40), face(100, 0, 31)),
          List.of(found(100, 0, 33, 0.9), found(0, 0, 40, 0.8)));
      assertEquals(1, large.faces());
      assertEquals(1, large.value(), 1e-12);
    }

    @Test
    void is_a_false_find_of_another_size() {
      AveragePrecision large = new AveragePrecision(0.5, new FaceSize("32+", 32, 1000));
      large.add(
          List.of(face(0, 0, 40)),
          List.of(found(200, 0, 20, 0.95), found(200, 0, 50, 0.9), found(0, 0, 30, 0.8)));
      // 30 x 30 in 40 x 40 is 0.56: a find though it is smaller than the range
      assertEquals(0.5, large.value(), 1e-12);
    }
  }
}
