package io.facerec.train.siamese;

import static io.facerec.train.siamese.Losses.at;
import static io.facerec.train.siamese.Losses.gradient;
import static io.facerec.train.siamese.Losses.rows;
import static io.facerec.train.siamese.Losses.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MarginSoftmaxTest {
  /** The loss of one face at an angle from its own centre, the other centre at 90 degrees. */
  private static double loss(MarginSoftmax softmax, double degrees) {
    return run(
        tf ->
            softmax.of(
                tf,
                rows(tf, at(degrees)),
                tf.constant(new long[] {0}),
                rows(tf, new float[] {3, 0}, new float[] {0, 0.5f})))[0];
  }

  private static double crossEntropy(double own, double other) {
    return Math.log1p(Math.exp(other - own));
  }

  @Test
  void cosface_takes_its_margin_from_the_cosine() {
    MarginSoftmax softmax = new MarginSoftmax(2, 0, 0.5, 2);
    assertEquals(crossEntropy(2 * 0.5, 0), loss(softmax, 0), 1e-6);
    assertEquals(0.3133, loss(softmax, 0), 1e-4); // as documented
    double cosine = Math.cos(Math.toRadians(40));
    double other = Math.cos(Math.toRadians(50));
    assertEquals(crossEntropy(2 * (cosine - 0.5), 2 * other), loss(softmax, 40), 1e-5);
  }

  @Test
  void arcface_adds_its_margin_to_the_angle() {
    MarginSoftmax softmax = new MarginSoftmax(2, Math.toRadians(30), 0, 4);
    double turned = Math.cos(Math.toRadians(70));
    double other = Math.cos(Math.toRadians(50));
    assertEquals(crossEntropy(4 * turned, 4 * other), loss(softmax, 40), 1e-5);
  }

  @Test
  void arcface_goes_on_falling_where_the_turned_angle_passes_pi() {
    double m = Math.toRadians(30);
    MarginSoftmax softmax = new MarginSoftmax(2, m, 0, 1);
    double own = Math.cos(Math.toRadians(170)) - m * Math.sin(m);
    assertEquals(crossEntropy(own, Math.cos(Math.toRadians(80))), loss(softmax, 170), 1e-5);
    assertTrue(loss(softmax, -149) < loss(softmax, -151));
    assertTrue(loss(softmax, -151) < loss(softmax, -179));
  }

  @Test
  void without_margins_it_is_softmax_of_cosines() {
    assertEquals(crossEntropy(5, 0), loss(new MarginSoftmax(2, 0, 0, 5), 0), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-4, 90, 179.9999, 180})
  void loss_and_gradient_are_finite_where_a_face_lies_on_its_centre_or_opposite(double degrees) {
    for (MarginSoftmax softmax :
        new MarginSoftmax[] {MarginSoftmax.arcFace(2), MarginSoftmax.cosFace(2)}) {
      assertTrue(Double.isFinite(loss(softmax, degrees)));
      float[] gradient =
          run(
              tf -> {
                var face = rows(tf, at(degrees));
                var centres = rows(tf, at(0), at(90));
                var who = tf.constant(new long[] {0});
                return gradient(tf, softmax.of(tf, face, who, centres), face);
              });
      // d/dcos of the sine is at most 1 / sqrt(1e-6), times sin(0.5) and the scale
      for (float value : gradient) {
        assertTrue(Math.abs(value) <= 64 * (1 + 480), () -> degrees + ": " + value);
      }
    }
  }

  @Test
  void a_face_of_an_unknown_person_costs_nothing() {
    float[] loss =
        run(
            tf ->
                MarginSoftmax.cosFace(2)
                    .of(
                        tf,
                        rows(tf, at(20), at(70)),
                        tf.constant(new long[] {-1, -1}),
                        rows(tf, at(0), at(90))));
    assertEquals(0, loss[0]);
  }

  @Test
  void refuses_what_does_not_fit() {
    assertThrows(IllegalArgumentException.class, () -> MarginSoftmax.arcFace(1));
    assertThrows(IllegalArgumentException.class, () -> MarginSoftmax.arcFace(2).scale(0));
    assertThrows(IllegalArgumentException.class, () -> new MarginSoftmax(2, 2, 0, 1));
    Exception wrong =
        assertThrows(IllegalArgumentException.class, () -> loss(MarginSoftmax.arcFace(3), 10));
    assertEquals("the margin softmax wants centres [3, 2], found [2, 2]", wrong.getMessage());
  }
}
