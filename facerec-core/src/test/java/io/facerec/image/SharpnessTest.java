package io.facerec.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TUint8;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SharpnessTest {
  @Test
  void of_one_colour_is_nothing() {
    assertEquals(0, sharpness((x, y) -> 200).get(0), 1e-3);
  }

  @Test
  void of_a_chessboard_is_four_times_its_step() {
    // each pixel is 10 above its four neighbours, or below: 4 * 10, so the mean is 0, the
    // deviation 40; in luma, as in each of the colours
    assertEquals(40, sharpness((x, y) -> (x + y) % 2 == 0 ? 100 : 110).get(0), 0.01);
  }

  @Test
  void of_a_ramp_is_nothing() {
    assertEquals(0, sharpness((x, y) -> 2 * x).get(0), 1e-3);
  }

  @Test
  void of_faces_in_luma_is_the_same() {
    TUint8 pixels = TUint8.tensorOf(Shape.of(1, 112, 112, 1));
    for (int y = 0; y < 112; y++) {
      for (int x = 0; x < 112; x++) {
        pixels.setByte((byte) ((x + y) % 2 == 0 ? 100 : 110), 0, y, x, 0);
      }
    }
    try (AlignedFaces aligned = new AlignedFaces(pixels)) {
      assertEquals(40, aligned.sharpness().get(0), 0.01);
    }
  }

  @Test
  void of_no_faces_is_empty() {
    try (AlignedFaces none = new AlignedFaces(TUint8.tensorOf(Shape.of(0, 112, 112, 3)))) {
      assertTrue(none.sharpness().isEmpty());
    }
  }

  @Test
  void of_several_faces_is_that_of_each() {
    List<Float> found = sharpness((x, y) -> 7, (x, y) -> (x + y) % 2 * 10);
    assertEquals(0, found.get(0), 1e-3);
    assertEquals(40, found.get(1), 0.01);
  }

  private interface Level {
    int at(int x, int y);
  }

  private static List<Float> sharpness(Level... faces) {
    TUint8 pixels = TUint8.tensorOf(Shape.of(faces.length, 112, 112, 3));
    for (int i = 0; i < faces.length; i++) {
      for (int y = 0; y < 112; y++) {
        for (int x = 0; x < 112; x++) {
          byte level = (byte) faces[i].at(x, y);
          pixels.set(NdArrays.vectorOf(level, level, level), i, y, x);
        }
      }
    }
    try (AlignedFaces aligned = new AlignedFaces(pixels)) {
      return aligned.sharpness();
    }
  }
}
