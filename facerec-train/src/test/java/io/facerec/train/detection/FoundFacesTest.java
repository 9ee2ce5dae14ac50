package io.facerec.train.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FoundFacesTest {
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
  void a_photo_is_shrunk_and_padded_to_multiples_of_64() {
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
    assertArrayEquals(new float[] {1, 64, 64, 3}, shape);
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
    int row = 20 * 64 * 3;
    assertEquals(0, image[row + 3 * 3], 1e-3);
    assertEquals(255, image[row + 4 * 3], 1e-3);
    assertEquals(255, image[row + 9 * 3], 1e-3);
    assertEquals(127.5, image[row + 10 * 3], 1e-3);
    assertEquals(0, image[row + 11 * 3], 1e-3);
  }

  /** What is found where a net says these boxes, each after its score. */
  private static float[] found(
      Function<FoundFaces, Operand<TFloat32>> part, int side, int longestSide, float[]... faces) {
    return Computed.floats(
        tf ->
            part.apply(
                found(tf, shrunk(tf, photo(tf, side, side, 0, 0, 1, 1), longestSide), faces)));
  }

  private static FoundFaces found(Ops tf, ShrunkPhoto photo, float[]... faces) {
    Operand<TFloat32> said = Computed.rows(tf, faces);
    return FoundFaces.of(
        tf,
        tf.stridedSlice(said, Indices.all(), Indices.slice(1, 5)),
        tf.stridedSlice(said, Indices.all(), Indices.at(0)),
        photo,
        tf.constant(0.3f));
  }

  @Test
  void a_box_is_given_in_pixels_of_the_fed_photo_and_clipped_to_it() {
    // the photo is twice as large as the net saw it
    assertArrayEquals(
        new float[] {0, 0, 56, 56},
        found(FoundFaces::boxes, 64, 32, new float[] {0.5f, -4, -4, 28, 28}),
        1e-3f);
  }

  @Test
  void of_two_finds_of_one_face_the_surer_stays_and_the_unsure_go() {
    // the first two overlap by 0.6
    float[] scores =
        found(
            FoundFaces::scores,
            32,
            32,
            new float[] {0.7f, 0, 0, 16, 16},
            new float[] {0.9f, 4, 0, 20, 16},
            new float[] {0.2f, 20, 20, 30, 30});
    assertArrayEquals(new float[] {0.9f}, scores);
  }

  @Test
  void a_box_beyond_the_photo_is_no_face() {
    // the photo ends at 8 px, padding reaches to 64
    assertEquals(0, found(FoundFaces::scores, 8, 32, new float[] {0.9f, 12, 12, 30, 30}).length);
    assertEquals(1, found(FoundFaces::scores, 8, 32, new float[] {0.9f, 0, 0, 30, 30}).length);
  }

  /** What stays of faces after a second look that says these boxes. */
  private static float[] placed(
      Function<FoundFaces, Operand<TFloat32>> part, float[][] faces, float[]... second) {
    return Computed.floats(
        tf -> {
          ShrunkPhoto photo = shrunk(tf, photo(tf, 64, 64, 0, 0, 1, 1), 32);
          return part.apply(
              found(tf, photo, faces)
                  .placed(
                      tf,
                      new SecondLook(
                          Computed.rows(tf, new float[second.length][10]),
                          Computed.rows(tf, second)),
                      photo));
        });
  }

  @Test
  void a_second_look_moves_a_box_two_thirds_of_the_way() {
    // the photo is twice as large as the net saw it
    assertArrayEquals(
        new float[] {12, 16, 28, 30},
        placed(FoundFaces::boxes, new float[][] {{0.5f, 4, 6, 16, 19}}, new float[] {7, 9, 22, 25}),
        1e-3f);
  }

  @Test
  void of_two_finds_that_a_second_look_lays_on_each_other_the_surer_stays() {
    float[][] apart = {{0.9f, 0, 0, 10, 10}, {0.7f, 6, 0, 16, 10}};
    assertArrayEquals(
        new float[] {0.9f, 0.7f},
        placed(FoundFaces::scores, apart, new float[] {0, 0, 10, 10}, new float[] {6, 0, 16, 10}));
    assertArrayEquals(
        new float[] {0.9f},
        placed(FoundFaces::scores, apart, new float[] {4, 0, 14, 10}, new float[] {3, 0, 13, 10}));
  }
}
