package io.facerec.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddingTest {
  private static final Embedding EAST = Embedding.of(1, 0);
  private static final Embedding NORTH = Embedding.of(0, 1);
  private static final Embedding WEST = Embedding.of(-1, 0);

  @Test
  void distance_goes_from_0_over_the_square_root_of_2_to_2() {
    assertEquals(0, EAST.distance(EAST));
    assertEquals(Math.sqrt(2), EAST.distance(NORTH), 1e-9);
    assertEquals(2, EAST.distance(WEST), 1e-9);
  }

  @Test
  void cosine_is_that_of_the_angle_between() {
    assertEquals(0.6, EAST.cosine(Embedding.of(0.6f, 0.8f)), 1e-7);
  }

  @Test
  void the_mean_lies_on_the_sphere_half_way() {
    float half = (float) Math.sqrt(0.5);
    assertArrayEquals(
        new float[] {half, half}, Embedding.mean(List.of(EAST, NORTH)).toArray(), 1e-6f);
  }

  @Test
  void opposites_have_no_mean() {
    assertThrows(IllegalArgumentException.class, () -> Embedding.mean(List.of(EAST, WEST)));
    assertThrows(IllegalArgumentException.class, () -> Embedding.mean(List.of()));
  }

  @Test
  void of_another_length_than_1_there_is_none() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Embedding.of(3, 4));
    assertEquals("the length is 5.0, must be 1", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Embedding.of(Float.NaN, 1));
  }

  @Test
  void those_of_different_models_are_not_compared() {
    Embedding longer = Embedding.of(1, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> EAST.distance(longer));
    assertThrows(IllegalArgumentException.class, () -> EAST.cosine(longer));
    assertThrows(IllegalArgumentException.class, () -> Embedding.mean(List.of(EAST, longer)));
  }
}
