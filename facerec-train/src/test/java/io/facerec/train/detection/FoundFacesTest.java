package io.facerec.train.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FoundFacesTest {
  private static final int CELLS = 4 * 4 + 2 * 2 + 1;

  /** A photo, black with a white rectangle. */
  private static Operand<TUint8> photo(
      Ops tf, int height, int width, int left, int top, int right, int bottom) {
    byte[] pixels = new byte[height * width * 3];
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        for (int c = 0; c < 3; c++) {
          pixels[(y * width + x) * 3 + c] = (byte) 255;
        }
      }
    }
    return tf.dtypes.cast(
        tf.bitcast(
            tf.reshape(tf.constant(pixels), tf.constant(new int[] {height, width, 3})),
            TUint8.class),
        TUint8.class);
  }

  private static ShrunkPhoto shrunk(Ops tf, Operand<TUint8> photo, int longestSide) {
    return ShrunkPhoto.of(tf, photo, tf.constant(longestSide));
  }

  @Test
  void a_photo_is_shrunk_and_padded_to_multiples_of_32() {
    float[] shape =
        Computed.floats(
            tf ->
                Computed.number(
                    tf, tf.shape(shrunk(tf, photo(tf, 100, 200, 0, 0, 1, 1), 100).image())));
    assertArrayEquals(new float[] {1, 64, 128, 3}, shape);
  }

  @Test
  void a_small_photo_is_not_enlarged() {
    float[] shape =
        Computed.floats(
            tf ->
                Computed.number(
                    tf, tf.shape(shrunk(tf, photo(tf, 33, 20, 0, 0, 1, 1), 640).image())));
    assertArrayEquals(new float[] {1, 64, 32, 3}, shape);
  }

  @Test
  void the_net_is_told_the_three_channels() {
    Computed.floats(
        tf -> {
          Shape shape = shrunk(tf, photo(tf, 33, 20, 0, 0, 1, 1), 640).image().shape();
          assertEquals(1, shape.get(0));
          assertEquals(3, shape.get(3));
          return tf.constant(0f);
        });
  }

  @Test
  void shrinking_averages_and_shifts_nothing() {
    // 64 x 64 to 32 x 32: the rectangle from 8 to 21 covers pixels 4 to 9 whole, and half of 10
    float[] image = Computed.floats(tf -> shrunk(tf, photo(tf, 64, 64, 8, 8, 21, 64), 32).image());
    int row = 20 * 32 * 3;
    assertEquals(0, image[row + 3 * 3], 1e-3);
    assertEquals(255, image[row + 4 * 3], 1e-3);
    assertEquals(255, image[row + 9 * 3], 1e-3);
    assertEquals(127.5, image[row + 10 * 3], 1e-3);
    assertEquals(0, image[row + 11 * 3], 1e-3);
  }

  /** Outputs that say no face, but for these cells. */
  private static Operand<TFloat32> cells(Ops tf, float[]... faces) {
    List<Operand<TFloat32>> rows = new ArrayList<>();
    for (int i = 0; i < CELLS; i++) {
      float[] row = new float[YoloNet.OUTPUTS];
      row[0] = -9;
      for (float[] face : faces) {
        if (face[0] == i) {
          row[0] = face[1];
          for (int k = 0; k < 10; k++) {
            row[5 + k] = k % 2 == 0 ? 0.25f : -0.25f;
          }
        }
      }
      rows.add(tf.constant(row));
    }
    return tf.expandDims(tf.stack(List.copyOf(rows)), tf.constant(0));
  }

  private static float[] found(
      Function<FoundFaces, Operand<TFloat32>> part, int side, int longestSide, float[]... faces) {
    return Computed.floats(
        tf ->
            part.apply(
                FoundFaces.of(
                    tf,
                    CellGrid.of(tf, Computed.maps(tf, 32, 32)),
                    cells(tf, faces),
                    shrunk(tf, photo(tf, side, side, 0, 0, 1, 1), longestSide),
                    tf.constant(0.3f))));
  }

  @Test
  void a_box_is_given_in_pixels_of_the_fed_photo_and_clipped_to_it() {
    // cell 5 of stride 8 at (12, 12) says 16 px to each side: -4 to 28; the photo is twice as large
    assertArrayEquals(
        new float[] {0, 0, 56, 56}, found(FoundFaces::boxes, 64, 32, new float[] {5, 0}), 1e-3f);
  }

  @Test
  void of_two_finds_of_one_face_the_surer_stays_and_the_unsure_go() {
    // cells 5 and 6 overlap by 0.6; cell 15 at (28, 28) is unsure
    float[] scores =
        found(
            FoundFaces::scores,
            32,
            32,
            new float[] {5, 1},
            new float[] {6, 2},
            new float[] {15, -1});
    assertEquals(1, scores.length);
    assertEquals(1 / (1 + Math.exp(-2)), scores[0], 1e-5);
  }

  @Test
  void a_box_beyond_the_photo_is_no_face() {
    // the photo ends at 8 px, padding reaches to 32: the middle of cell 15 is at (28, 28)
    assertEquals(0, found(FoundFaces::scores, 8, 32, new float[] {15, 3}).length);
    assertTrue(found(FoundFaces::scores, 8, 32, new float[] {0, 3}).length == 1);
  }
}
