package io.facerec.train.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.primitives.Floats;
import io.facerec.train.layer.Layers;
import io.facerec.train.layer.Net;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondLookTest {
  private static final float[] LANDMARKS = {
    -0.2f, -0.1f, 0.2f, -0.1f, 0, 0.1f, -0.1f, 0.2f, 0.1f, 0.2f
  };
  private static final float[] BOX = {-0.4f, -0.4f, 0.4f, 0.4f};
  private static final double ROUNDING = 0.01;

  private static SecondLook seen(Ops tf, float[] landmarks, float[] box) {
    return new SecondLook(Computed.rows(tf, landmarks), Computed.rows(tf, box));
  }

  /** What it costs to see this where a face is. */
  private static float cost(float[] landmarks, float[] box, float known, float boxed) {
    return Computed.floats(
        tf ->
            SecondLookLoss.cost(
                Net.root(tf, true, 1, tf.constant(1L)),
                seen(tf, landmarks, box),
                seen(tf, LANDMARKS, BOX),
                tf.constant(new float[] {known}),
                tf.constant(new float[] {boxed})))[0];
  }

  @Test
  void the_truth_costs_nothing() {
    assertEquals(0, cost(LANDMARKS, BOX, 1, 1), 1e-5);
  }

  @Test
  void landmarks_cost_their_mean_distance_and_unknown_ones_nothing() {
    float[] noseOff = LANDMARKS.clone();
    noseOff[4] += 0.03f;
    noseOff[5] += 0.04f;
    double distance = Math.sqrt(0.05 * 0.05 + ROUNDING * ROUNDING) - ROUNDING;
    assertEquals(25 * distance / 5, cost(noseOff, BOX, 1, 1), 1e-4);
    assertEquals(0, cost(noseOff, BOX, 0, 1), 1e-5);
  }

  @Test
  void a_box_costs_what_it_overlaps_too_little_and_an_unknown_one_nothing() {
    // half as high: IoU 1/2, and no hull beyond the union
    float[] half = {-0.4f, -0.4f, 0.4f, 0};
    assertEquals(1.25 * 0.5, cost(LANDMARKS, half, 1, 1), 1e-4);
    assertEquals(0, cost(LANDMARKS, half, 1, 0), 1e-5);
  }

  private static Operand<TFloat32> picture(Ops tf) {
    return tf.fill(tf.constant(new int[] {1, 300, 300, 3}), tf.constant(90f));
  }

  /** What a net that has learned nothing says of faces: landmarks, then the box, face by face. */
  private static float[] said(float[]... boxes) {
    return Layers.run(
        net -> {
          Ops tf = net.tf();
          Operand<TFloat32> rows =
              tf.reshape(tf.constant(Floats.concat(boxes)), tf.constant(new int[] {-1, 4}));
          SecondLook second = SecondLook.at(net, picture(tf), rows);
          return tf.concat(List.of(second.landmarks(), second.box()), tf.constant(1));
        });
  }

  @Test
  void what_is_said_of_a_face_moves_and_grows_with_its_box() {
    // on a picture of one colour; the last square shows 125 px, and is read twice as fine first
    float[] small = said(new float[] {100, 100, 140, 140});
    float[] moved = said(new float[] {110, 120, 150, 160});
    float[] large = said(new float[] {70, 70, 170, 170});
    for (int i = 0; i < small.length; i += 2) {
      assertEquals(small[i] + 10, moved[i], 0.01);
      assertEquals(small[i + 1] + 20, moved[i + 1], 0.01);
      assertEquals(120 + (small[i] - 120) * 2.5, large[i], 0.01);
    }
  }

  @Test
  void each_face_has_its_row_and_none_has_none() {
    float[] first = said(new float[] {100, 100, 140, 140});
    float[] three =
        said(
            new float[] {100, 100, 140, 140},
            new float[] {110, 120, 150, 160},
            new float[] {0, 0, 20, 30});
    assertEquals(3 * 14, three.length);
    assertArrayEquals(first, Arrays.copyOf(three, 14), 0.01f);
    assertEquals(0, said().length);
  }
}
