package io.facerec.train.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.data.DrawnFaces;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FaceFolder.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CrossValidationTest {
  @TempDir Path folder;

  private CrossValidation of(int folds, double... lambdas) {
    List<Double> grid = new ArrayList<>();
    for (double lambda : lambdas) {
      grid.add(lambda);
    }
    return CrossValidation.of(folder, folds, grid, "a test");
  }

  @Test
  void tries_each_lambda_on_each_fold() {
    List<String> tried = new ArrayList<>();
    List<Integer> done = new ArrayList<>();
    LambdaScores scores =
        of(2, 0.1, 0.01)
            .run(
                (lambda, fold) -> {
                  tried.add(lambda + " " + fold);
                  return lambda + fold;
                },
                done::add);
    assertEquals(List.of("0.01 0", "0.01 1", "0.1 0", "0.1 1"), tried);
    assertEquals(List.of(1, 2, 3, 4), done);
    assertEquals(List.of(List.of(0.01, 1.01), List.of(0.1, 1.1)), scores.scores());
  }

  @Test
  void goes_on_after_a_kill_and_computes_no_score_twice() {
    List<String> tried = new ArrayList<>();
    assertThrows(
        IllegalStateException.class,
        () ->
            of(2, 0.1, 1)
                .run(
                    (lambda, fold) -> {
                      tried.add(lambda + " " + fold);
                      if (tried.size() == 3) {
                        throw new IllegalStateException("killed");
                      }
                      return 1 / 3.0;
                    }));
    assertTrue(CrossValidation.isIn(folder));
    tried.clear();
    LambdaScores scores =
        of(2, 0.1, 1, 10)
            .run(
                (lambda, fold) -> {
                  tried.add(lambda + " " + fold);
                  return 0.5;
                });
    assertEquals(List.of("1.0 0", "1.0 1", "10.0 0", "10.0 1"), tried);
    assertEquals(List.of(1 / 3.0, 1 / 3.0), scores.scores().get(0));
  }

  @Test
  void takes_over_no_score_of_something_else() {
    LambdaScores unused = of(2, 1, 2).run((lambda, fold) -> 1);
    CrossValidation other = CrossValidation.of(folder, 2, List.of(1.0, 2.0), "another");
    String message =
        assertThrows(IllegalStateException.class, () -> other.run((lambda, fold) -> 1))
            .getMessage();
    assertTrue(
        message.endsWith("keeps scores for subject 'a test', not 'another'; name another folder"),
        message);
    assertThrows(IllegalStateException.class, () -> of(3, 1, 2).run((lambda, fold) -> 1));
  }

  @Test
  void refuses_what_is_no_grid_and_no_score() {
    assertThrows(IllegalArgumentException.class, () -> of(1, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> of(2, 1));
    assertThrows(IllegalArgumentException.class, () -> of(2, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> of(2, 0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> of(2, 1, 2).run((lambda, fold) -> Double.NaN));
    assertFalse(CrossValidation.isIn(folder));
  }

  @Test
  void folds_have_no_person_in_common_and_hold_out_each_once() {
    FaceFolder people = DrawnFaces.draw(folder, 1, 2, 1, 1, 3);
    Set<String> seen = new HashSet<>();
    for (Split fold : IdentityFolds.of(people, 3, 7)) {
      assertEquals(5, fold.train().identities().size() + fold.heldOut().identities().size());
      for (String person : fold.heldOut().identities()) {
        assertFalse(fold.train().identities().contains(person));
        assertTrue(seen.add(person), person);
        assertEquals(people.photosOf(person).size(), fold.heldOut().photosOf(person).size());
      }
    }
    assertEquals(people.identities(), seen);
    assertThrows(IllegalArgumentException.class, () -> IdentityFolds.of(people, 6, 7));
  }
}
