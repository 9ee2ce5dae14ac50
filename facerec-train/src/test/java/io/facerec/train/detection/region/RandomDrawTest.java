package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.detection.Computed;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;

/** Three pictures of eight examples, five drawn of each, two of them faces at most. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomDrawTest {
  private static final int DRAWN = 5;

  // many faces; one face; two of background alone
  private static final float[][] FACE = {
    {1, 1, 1, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0, 0, 1}, {0, 0, 0, 0, 0, 0, 0, 0}
  };
  private static final float[][] BACKGROUND = {
    {0, 0, 0, 1, 1, 1, 1, 0}, {1, 1, 1, 1, 1, 1, 1, 0}, {0, 1, 1, 0, 0, 0, 0, 0}
  };

  private static float[] drawn(long seed, int count, Function<RandomDraw, Operand<?>> part) {
    return Computed.floats(
        tf ->
            Computed.number(
                tf,
                part.apply(
                    RandomDraw.of(
                        tf,
                        tf.constant(new long[] {1, seed}),
                        Computed.rows(tf, FACE),
                        Computed.rows(tf, BACKGROUND),
                        count,
                        2))));
  }

  @Test
  void faces_are_drawn_up_to_their_share_and_background_fills_up() {
    for (int seed = 0; seed < 5; seed++) {
      float[] chosen = drawn(seed, DRAWN, RandomDraw::chosen);
      float[] face = drawn(seed, DRAWN, RandomDraw::face);
      float[] counted = drawn(seed, DRAWN, RandomDraw::counted);
      int[] faces = new int[3];
      int[] rows = new int[3];
      for (int i = 0; i < face.length; i++) {
        int picture = i / DRAWN;
        faces[picture] += (int) face[i];
        rows[picture] += (int) counted[i];
        float[][] lot = face[i] == 1 ? FACE : BACKGROUND;
        assertTrue(counted[i] == 0 || lot[picture][(int) chosen[i]] == 1, "row " + i);
      }
      assertEquals(2, faces[0]);
      assertEquals(5, rows[0]);
      assertEquals(1, faces[1]);
      assertEquals(5, rows[1]);
      assertEquals(0, faces[2]);
      assertEquals(2, rows[2]);
    }
  }

  @Test
  void another_seed_draws_others() {
    Set<Float> faces = new HashSet<>();
    for (int seed = 0; seed < 12; seed++) {
      float[] chosen = drawn(seed, DRAWN, RandomDraw::chosen);
      faces.add(chosen[0]);
      faces.add(chosen[1]);
    }
    assertEquals(Set.of(0f, 1f, 2f), faces);
  }

  @Test
  void more_than_there_are_draws_all() {
    assertEquals(3 * 8, drawn(1, 20, RandomDraw::chosen).length);
  }
}
