package io.facerec.examples.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What docs/training/theory.md says of the programs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TheoryTest {
  @Test
  void gradients_worked_by_hand_are_those_of_the_graph() {
    Map<String, float[]> computed = Backpropagation.ofTheGraph();
    assertEquals(computed.keySet(), Backpropagation.byHand().keySet());
    Backpropagation.byHand()
        .forEach(
            (variable, gradient) ->
                assertArrayEquals(gradient, computed.get(variable), 1e-6f, variable));
  }

  @Test
  void each_step_on_the_quadratic_shrinks_a_direction_by_its_factor() {
    Map<String, List<float[]>> paths = DescentOnAQuadratic.paths();
    // 1 - rate x curvature: 9/11 and -9/11 for the best rate, -1.01 upwards beyond 2/10
    float[] best = paths.get("rate 2/11").get(3);
    assertEquals(10 * Math.pow(9 / 11.0, 3), best[0], 1e-5);
    assertEquals(2 * Math.pow(-9 / 11.0, 3), best[1], 1e-5);
    assertEquals(
        2 * Math.pow(-1.01, DescentOnAQuadratic.STEPS),
        paths.get("rate 0.201").get(DescentOnAQuadratic.STEPS)[1],
        1e-3);
    assertArrayEquals(
        new float[2], paths.get("momentum 0.5").get(DescentOnAQuadratic.STEPS), 1e-5f);
  }

  @Test
  void the_paths_are_drawn_over_lines_of_equal_value() {
    String svg = DescentOnAQuadratic.chart(DescentOnAQuadratic.paths()).svg();
    assertTrue(svg.contains("<svg") && svg.contains("ellipse"), "no markers on the paths");
  }

  @Test
  void the_lasso_leaves_out_what_does_not_count_and_ridge_shrinks_it() {
    Map<String, RidgeAndLasso.Fit> fits = RidgeAndLasso.fits();
    RidgeAndLasso.Fit plain = fits.get("no penalty");
    RidgeAndLasso.Fit ridge = fits.get("L2");
    RidgeAndLasso.Fit lasso = fits.get("L1, proximal");
    assertEquals(0, plain.zeros());
    assertEquals(0, ridge.zeros());
    assertEquals(0, fits.get("L1, gradient").zeros());
    assertTrue(lasso.zeros() >= 4, lasso.zeros() + " zeros");
    for (int i = 0; i < RidgeAndLasso.TRUTH.length; i++) {
      assertTrue(lasso.weights().get(i) != 0 || RidgeAndLasso.TRUTH[i] == 0, "weight " + i);
    }
    assertTrue(squares(ridge.weights()) < squares(plain.weights()));
    assertTrue(ridge.error() < plain.error() && lasso.error() < plain.error() / 2);
  }

  private static double squares(List<Float> weights) {
    double sum = 0;
    for (float weight : weights) {
      sum += weight * weight;
    }
    return sum;
  }
}
