package io.facerec.train.evaluation.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.verify.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SliceMeasureTest {
  /** An angle of 0.3 is a distance of 0.299, of 0.6 one of 0.591. */
  private static final SliceThresholds THRESHOLDS = new SliceThresholds(0.6, 0.3, 0.6);

  private static final List<String> PEOPLE = List.of("ann", "ann", "bob", "bob");
  private static final List<Embedding> PLAIN = List.of(at(0), at(0.6), at(1.1), at(1.2));

  private static SliceMeasure measure() {
    return new SliceMeasure(PEOPLE, PLAIN, THRESHOLDS, PeopleBootstrap.DEFAULT);
  }

  @Test
  void a_changed_face_is_compared_with_all_plain_ones_but_itself() {
    // the second face moves to 0.9, the fourth is lost
    SliceRow row =
        measure()
            .changed(
                "moved",
                List.of(
                    Optional.of(at(0)),
                    Optional.of(at(0.9)),
                    Optional.of(at(1.1)),
                    Optional.empty()));
    assertEquals(4, row.faces());
    assertEquals(3, row.found());
    assertEquals(3, row.same());
    assertEquals(6, row.different());
    // ann: 0.6 and 0.9 apart; bob: 0.1
    assertEquals(2 / 3.0, row.at1e3().value(), 1e-12);
    assertEquals(1 / 3.0, row.at1e4().value(), 1e-12);
    // 0.9 to 1.1 and to 1.2, 1.1 to 0.6
    assertEquals(3 / 6.0, row.falseMatchRate().value(), 1e-12);
    assertEquals((2 / 3.0 + 3 / 6.0) / 2, row.accuracy().value(), 1e-12);
  }

  @Test
  void a_pair_belongs_to_the_level_of_its_harder_face() {
    int[] levels = {0, 1, 0, -1};
    SliceRow easy = measure().atLevel("easy", levels, 0);
    assertEquals(2, easy.faces());
    assertEquals(0, easy.same());
    assertEquals(1, easy.different());
    SliceRow hard = measure().atLevel("hard", levels, 1);
    assertEquals(1, hard.same());
    assertEquals(1, hard.at1e3().value());
    assertEquals(0, hard.at1e4().value());
    assertEquals(1, hard.different());
    assertTrue(hard.at1e3().interval().isEmpty(), "two people say nothing of others");
  }

  @Test
  void the_interval_is_over_people() {
    List<String> people = new ArrayList<>();
    List<Embedding> faces = new ArrayList<>();
    for (int person = 0; person < 30; person++) {
      people.addAll(List.of("p" + person, "p" + person));
      faces.addAll(List.of(at(person), at(person + (person % 2 == 0 ? 0.1 : 0.8))));
    }
    SliceRow row =
        new SliceMeasure(people, faces, THRESHOLDS, PeopleBootstrap.DEFAULT)
            .atLevel("all", new int[60], 0);
    assertEquals(0.5, row.at1e3().value());
    double low = row.at1e3().interval().orElseThrow().low();
    double high = row.at1e3().interval().orElseThrow().high();
    // 30 people, of whom half match: standard error 0.09
    assertEquals(0.32, low, 0.05);
    assertEquals(0.68, high, 0.05);
  }

  private static Embedding at(double angle) {
    return Embedding.of((float) Math.cos(angle), (float) Math.sin(angle));
  }
}
