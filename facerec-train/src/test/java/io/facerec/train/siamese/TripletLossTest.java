package io.facerec.train.siamese;

import static io.facerec.train.siamese.Losses.at;
import static io.facerec.train.siamese.Losses.gradient;
import static io.facerec.train.siamese.Losses.rows;
import static io.facerec.train.siamese.Losses.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TripletLossTest {
  private static float loss(double margin, float[][] rows, long... people) {
    return run(tf -> new TripletLoss(margin).of(tf, rows(tf, rows), tf.constant(people)))[0];
  }

  @Test
  void chooses_the_nearest_of_those_that_are_farther_than_the_positive() {
    // on a line: a = 0 and p = 1 of one person, others at 0.5, 1.2 and 3
    float[][] line = {{0}, {1}, {0.5f}, {1.2f}, {3}};
    // from a: D to p 1, others at 0.25, 1.44 and 9: 1.44 is semi-hard, 1 - 1.44 + 1 = 0.56
    // from p: D to a 1, others at 0.25, 0.04 and 4: 4 is the only farther, 1 - 4 + 1 < 0
    assertEquals((0.56 + 0) / 2, loss(1, line, 7, 7, 1, 2, 3), 1e-6);
  }

  @Test
  void takes_the_farthest_where_none_is_farther_than_the_positive() {
    float[][] line = {{0}, {2}, {0.5f}, {1}};
    // from 0: D to p 4, others at 0.25 and 1: 4 - 1 + 0.2; from 2: others at 2.25 and 1: 4 - 2.25 +
    // 0.2
    assertEquals((3.2 + 1.95) / 2, loss(0.2, line, 5, 5, 6, 8), 1e-5);
  }

  @Test
  void the_example_of_the_documentation_holds() {
    // squared distances from the origin: 0.5 to p, 0.4, 0.6 and 0.9 to others; p's own triplet is
    // easy
    float[][] rows = {
      {0, 0},
      {(float) Math.sqrt(0.5), 0},
      {-(float) Math.sqrt(0.4), 0},
      {0, (float) Math.sqrt(0.6)},
      {0, -(float) Math.sqrt(0.9)}
    };
    assertEquals((0.1 + 0) / 2, loss(0.2, rows, 1, 1, 2, 3, 4), 1e-6);
  }

  @Test
  void costs_nothing_without_a_triplet_and_for_unknown_people() {
    float[][] rows = {at(0), at(50), at(90)};
    assertEquals(0, loss(0.2, rows, 1, 2, 3));
    assertEquals(0, loss(0.2, rows, 4, 4, 4));
    assertEquals(0, loss(0.2, rows, 4, 4, -1));
    assertEquals(0, loss(0.2, rows, -1, -1, 2));
  }

  @Test
  void has_a_finite_gradient_where_all_photos_embed_alike() {
    float[] gradient =
        run(
            tf -> {
              var same = rows(tf, at(30), at(30), at(30));
              var people = tf.constant(new long[] {1, 1, 2});
              return gradient(tf, new TripletLoss(0.2).of(tf, same, people), same);
            });
    assertArrayEquals(new float[6], gradient, 1e-6f);
  }

  @Test
  void refuses_what_does_not_fit() {
    assertThrows(IllegalArgumentException.class, () -> new TripletLoss(0));
    Exception wrong =
        assertThrows(
            IllegalArgumentException.class, () -> loss(0.2, new float[][] {at(0), at(1)}, 1, 2, 3));
    assertEquals(
        "the triplet loss wants people [n] for embeddings [2, 2], found [3]", wrong.getMessage());
  }
}
