package io.facerec.train.siamese;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.data.FaceStreamer;
import io.facerec.train.layer.Net;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HardPairLossTest {
  /** Margin 1. */
  private static float loss(float[][] embeddings, long... people) {
    return Losses.run(
        tf ->
            new HardPairLoss(new ContrastiveLoss(1))
                .of(
                    Net.root(tf, true, 3, tf.constant(0L)),
                    Losses.rows(tf, embeddings),
                    Map.of(FaceStreamer.IDENTITY, tf.constant(people))))[0];
  }

  @Test
  void draws_a_person_together_and_pushes_off_the_nearest_other() {
    // person 0 at 0 and 90 degrees: squared distance 2, half of it over three faces: 1 / 3.
    // The third, person 1, is at 30 degrees: 2 sin 15 = 0.5176 from the first, 1 from the second.
    // Nearest others: of the first and the third each other, of the second the third, at 1:
    // nothing.
    // (1 - 0.5176)^2 / 2 = 0.11634, twice over three faces: 0.07756
    float[][] faces = {{1, 0}, {0, 1}, {0.8660254f, 0.5f}};
    assertEquals(1 / 3.0 + 0.07756, loss(faces, 0, 0, 1), 1e-4);
  }

  @Test
  void faces_of_unknown_people_are_in_no_pair() {
    float[][] faces = {{1, 0}, {1, 0}, {1, 0}};
    assertEquals(0, loss(faces, -1, -1, 3), 1e-6);
  }
}
