package io.facerec.examples.demo.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Faces of two patches: people differ in the left one, photos of one person in the right one. Both
 * patches are on and off against a frame that keeps the mean light.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModeAnalysisTest {
  private static final int SIZE = FaceTemplate.SIZE;
  private static final int PEOPLE = 12;
  private static final int PHOTOS = 4;
  private static final int LEFT = 40 * SIZE + 30;
  private static final int RIGHT = 40 * SIZE + 50;

  @Test
  void what_tells_people_apart_and_what_tells_photos_apart_is_separated() {
    FaceModel model = analyse();

    assertTrue(reach(model, 0, LEFT) > 8 * reach(model, 0, RIGHT), "people: left");
    assertTrue(reach(model, 1, RIGHT) > 8 * reach(model, 1, LEFT), "photos: right");
  }

  @Test
  void the_same_faces_give_the_same_model() {
    FaceModel first = analyse();
    FaceModel second = analyse();

    assertArrayEquals(first.modes(), second.modes());
    assertArrayEquals(first.scales(), second.scales());
    assertEquals(2, first.count());
  }

  private static FaceModel analyse() {
    byte[] pixels = new byte[PEOPLE * PHOTOS * SIZE * SIZE * 3];
    int[] whose = new int[PEOPLE * PHOTOS];
    Random random = new Random(1);
    for (int person = 0; person < PEOPLE; person++) {
      double left = 40 * random.nextGaussian();
      for (int photo = 0; photo < PHOTOS; photo++) {
        int face = person * PHOTOS + photo;
        whose[face] = person;
        draw(pixels, face, left, (photo % 2 == 0 ? 40 : -40));
      }
    }
    Shape shape = Shape.of(PEOPLE * PHOTOS, SIZE, SIZE, 3);
    try (TUint8 crops = TUint8.tensorOf(shape, DataBuffers.of(pixels));
        TInt32 persons = TInt32.vectorOf(whose);
        ModeAnalysis analysis = new ModeAnalysis(PEOPLE, 4, 1)) {
      analysis.start();
      analysis.addToMean(crops, persons);
      for (int i = 0; i < 4; i++) {
        analysis.addToImage(crops, persons);
        analysis.turnBasis();
      }
      analysis.addToScatter(crops, persons);
      return analysis.model(1, 1);
    }
  }

  private static void draw(byte[] pixels, int face, double left, double right) {
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double grey = (x / 4 + y / 4) % 2 == 0 ? 80 : 160;
        if (y >= 36 && y < 44 && x >= 26 && x < 34) {
          grey = 120 + left;
        } else if (y >= 36 && y < 44 && x >= 46 && x < 54) {
          grey = 120 + right;
        }
        for (int c = 0; c < 3; c++) {
          pixels[((face * SIZE + y) * SIZE + x) * 3 + c] = (byte) Math.round(grey);
        }
      }
    }
  }

  private static double reach(FaceModel model, int mode, int place) {
    int steps = (model.modes()[mode * FaceTemplate.LENGTH + place] & 0xff) - 128;
    return Math.abs(steps * (double) model.scales()[mode]);
  }
}
