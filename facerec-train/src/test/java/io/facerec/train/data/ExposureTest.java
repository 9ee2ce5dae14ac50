package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExposureTest {
  @TempDir private Path root;

  private double[] faces(Exposure exposure) {
    FaceFolder one = DrawnFaces.draw(root.resolve("faces"), 1);
    FaceStreamer still = FaceStreamer.of(DrawnFaces.taught(one, 8), 5).batch(100).plain();
    return Streams.take(still.augment(Augmentation.builder().exposure(exposure).build()), 0, 1)
        .get(0)
        .get("faces");
  }

  /** Mean distance from the faces as they are, in levels. */
  private double change(Exposure exposure) {
    double[] before = faces(Exposure.NONE);
    double[] after = faces(exposure);
    double sum = 0;
    for (int i = 0; i < before.length; i++) {
      sum += Math.abs(after[i] - before[i]);
    }
    return sum / before.length;
  }

  @Test
  void gentle_is_less_than_full_and_more_than_nothing() {
    double gentle = change(Exposure.GENTLE);
    double full = change(Exposure.FULL);
    assertTrue(gentle > 2, "gentle: " + gentle);
    assertTrue(full > 1.5 * gentle, full + " against " + gentle);
  }

  @Test
  void brightness_alone_adds_one_number_to_a_face() {
    double[] before = faces(Exposure.NONE);
    double[] after = faces(new Exposure(0, 20, 0, 0, 0));
    int pixels = before.length / 100;
    for (int face = 0; face < 100; face++) {
      double least = 255;
      double most = -255;
      for (int i = face * pixels; i < (face + 1) * pixels; i++) {
        boolean cut = after[i] == 0 || after[i] == 255;
        least = cut ? least : Math.min(least, after[i] - before[i]);
        most = cut ? most : Math.max(most, after[i] - before[i]);
      }
      assertEquals(least, most, 1e-3);
      assertTrue(Math.abs(most) <= 20, "face " + face + ": " + most);
    }
  }

  @Test
  void is_drawn_anew_from_the_seed_alone() {
    assertArrayEquals(faces(Exposure.FULL), faces(Exposure.FULL));
  }

  @Test
  void ranges_are_checked() {
    for (double[] bad :
        new double[][] {
          {1, 0, 0, 0, 0}, {0, 256, 0, 0, 0}, {0, 0, -1, 0, 0}, {0, 0, 0, 0.6, 0}, {0, 0, 0, 0, 2}
        }) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Exposure(bad[0], bad[1], bad[2], bad[3], bad[4]));
    }
  }
}
