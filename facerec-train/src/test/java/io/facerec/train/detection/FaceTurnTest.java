package io.facerec.train.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceTurnTest {
  private static final int WIDE = 192;
  private static final int SIDE = 128;
  private static final float[] STILL = {0.5f, 0.5f, 0.5f, 0.5f, 0.5f};

  /** Black but for a soft spot at (x, y), pixel edges. */
  private static Operand<TFloat32> spot(Ops tf, float x, float y) {
    float[] values = new float[WIDE * WIDE];
    for (int i = 0; i < values.length; i++) {
      int row = i / WIDE;
      int column = i % WIDE;
      values[i] = (float) Math.exp(-(square(column + 0.5 - x) + square(row + 0.5 - y)) / 18);
    }
    return tf.reshape(tf.constant(values), tf.constant(new int[] {1, WIDE, WIDE, 1}));
  }

  private static double square(double a) {
    return a * a;
  }

  @Test
  void without_turn_scale_and_shift_the_middle_is_shown_and_points_grow_by_the_share() {
    // draws that mean: no turn, scale 1 = 2^(0.5 - 0.5), no shift, no quarter turn
    float[] points =
        Computed.floats(
            tf ->
                FaceTurn.of(tf, Computed.rows(tf, STILL))
                    .follow(tf, Computed.rows(tf, new float[] {0.2f, -0.1f}), 1.5));
    assertArrayEquals(new float[] {0.3f, -0.15f}, points, 1e-6f);
  }

  @Test
  void a_point_is_where_the_turned_picture_shows_it() {
    float[] draws = {0.9f, 0.8f, 0.1f, 0.7f, 0.97f};
    float x = 116;
    float y = 75;
    float[] point =
        Computed.floats(
            tf ->
                FaceTurn.of(tf, Computed.rows(tf, draws))
                    .follow(
                        tf,
                        Computed.rows(tf, new float[] {x / WIDE - 0.5f, y / WIDE - 0.5f}),
                        (double) WIDE / SIDE));
    float[] shown =
        Computed.floats(
            tf -> FaceTurn.of(tf, Computed.rows(tf, draws)).turned(tf, spot(tf, x, y), WIDE, SIDE));
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < shown.length; i++) {
      int row = i / SIDE;
      int column = i % SIDE;
      sum += shown[i];
      sumX += shown[i] * (column + 0.5);
      sumY += shown[i] * (row + 0.5);
    }
    assertEquals((point[0] + 0.5) * SIDE, sumX / sum, 0.05);
    assertEquals((point[1] + 0.5) * SIDE, sumY / sum, 0.05);
  }

  private static float[] box(float quarter) {
    return Computed.floats(
        tf ->
            FaceTurn.of(tf, Computed.rows(tf, new float[] {0.5f, 0.5f, 0.5f, 0.5f, quarter}))
                .followBoxes(tf, Computed.rows(tf, new float[] {-0.1f, -0.2f, 0.1f, 0.3f}), 1));
  }

  @Test
  void a_quarter_turn_makes_a_box_of_a_box() {
    assertArrayEquals(new float[] {-0.1f, -0.2f, 0.1f, 0.3f}, box(0.5f), 1e-6f);
    assertArrayEquals(new float[] {-0.2f, -0.1f, 0.3f, 0.1f}, box(0.99f), 1e-6f);
    assertArrayEquals(new float[] {-0.3f, -0.1f, 0.2f, 0.1f}, box(0.01f), 1e-6f);
  }

  @Test
  void only_what_is_turned_otherwise_has_no_box() {
    float[] square =
        Computed.floats(
            tf ->
                FaceTurn.of(
                        tf,
                        Computed.rows(
                            tf,
                            STILL,
                            new float[] {0.3f, 0.9f, 0.1f, 0.9f, 0.99f},
                            new float[] {0.76f, 0.5f, 0.5f, 0.5f, 0.5f},
                            new float[] {0.2f, 0.5f, 0.5f, 0.5f, 0.01f}))
                    .square());
    assertArrayEquals(new float[] {1, 1, 0, 0}, square);
  }
}
