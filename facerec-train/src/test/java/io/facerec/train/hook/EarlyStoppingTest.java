package io.facerec.train.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.facerec.train.estimator.Evaluated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EarlyStoppingTest {
  private static final double NAN = Double.NaN;

  /** Whether it goes on after evaluations at steps 100, 200 and so on. */
  private static boolean goesOn(EarlyStopping stopping, double... values) {
    List<Evaluated> evaluations = new ArrayList<>();
    for (double value : values) {
      evaluations.add(new Evaluated(100L * (evaluations.size() + 1), Map.of("m", value)));
    }
    return stopping.afterEvaluation(evaluations);
  }

  @Test
  void a_metric_that_does_not_fall_for_so_many_steps_ends_it() {
    EarlyStopping stopping = EarlyStopping.noDecrease("m", 200);
    assertEquals(true, goesOn(stopping, 5));
    assertEquals(true, goesOn(stopping, 5, 6));
    assertEquals(false, goesOn(stopping, 5, 6, 5));
    assertEquals(true, goesOn(stopping, 5, 6, 4));
    assertEquals(false, goesOn(stopping, 5, 6, 4, 4, 7));
  }

  @Test
  void a_metric_that_does_not_rise_for_so_many_steps_ends_it() {
    EarlyStopping stopping = EarlyStopping.noIncrease("m", 100);
    assertEquals(true, goesOn(stopping, 1, 2, 3));
    assertEquals(false, goesOn(stopping, 1, 2, 2));
  }

  @Test
  void no_number_is_never_better() {
    EarlyStopping stopping = EarlyStopping.noDecrease("m", 200);
    assertEquals(true, goesOn(stopping, NAN, 5, 6));
    assertEquals(false, goesOn(stopping, NAN, 5, NAN, NAN));
    assertEquals(true, goesOn(stopping, NAN, NAN, 5));
    assertEquals(false, goesOn(stopping, NAN, NAN, NAN));
    assertEquals(true, goesOn(EarlyStopping.higherThan("m", 1), NAN));
  }

  @Test
  void a_metric_beyond_a_value_ends_it_but_not_before_a_step() {
    assertEquals(false, goesOn(EarlyStopping.higherThan("m", 4), 5));
    assertEquals(true, goesOn(EarlyStopping.higherThan("m", 5), 5));
    assertEquals(false, goesOn(EarlyStopping.lowerThan("m", 6), 9, 5));
    assertEquals(true, goesOn(EarlyStopping.lowerThan("m", 6), 5, 9));
    assertEquals(true, goesOn(EarlyStopping.higherThan("m", 4).notBefore(200), 5));
    assertEquals(false, goesOn(EarlyStopping.higherThan("m", 4).notBefore(200), 5, 5));
  }

  @Test
  void an_unknown_metric_is_refused() {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class, () -> goesOn(EarlyStopping.noDecrease("x", 1), 5));
    assertEquals("no metric is named x, only [m]", thrown.getMessage());
  }
}
