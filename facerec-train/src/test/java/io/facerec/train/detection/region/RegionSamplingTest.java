package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.facerec.train.detection.Computed;
import io.facerec.train.layer.Net;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionSamplingTest {
  private static final float[] NONE = new float[4];
  private static final float[] FACE = {0, 0, 40, 40};

  // shares 40 x 30 of 40 x 50 with the face: 0.6
  private static final float[] NEAR = {0, 10, 40, 50};

  // shares 40 x 10 of 40 x 70: a seventh
  private static final float[] FAR = {0, 30, 40, 70};

  private static final float[] AWAY = {100, 100, 140, 140};

  /** Two pictures; the second has neither faces nor proposals. */
  private static float[] sampled(
      float[][] proposals,
      int perPicture,
      long step,
      Function<RegionSampling, Operand<?>> part,
      float[]... ignored) {
    return Computed.floats(
        tf -> {
          Net net = Net.root(tf, true, 5, tf.constant(step));
          float[][] empty = new float[proposals.length][4];
          return Computed.number(
              tf,
              part.apply(
                  RegionSampling.of(
                      net,
                      tf.constant(StdArrays.ndCopyOf(new float[][][] {proposals, empty})),
                      labels(tf, ignored),
                      perPicture)));
        });
  }

  private static Map<String, Operand<?>> labels(Ops tf, float[][] ignored) {
    int rows = 1 + ignored.length;
    float[][][] boxes = new float[2][rows][4];
    float[][] face = new float[2][rows];
    float[][] hidden = new float[2][rows];
    boxes[0][0] = FACE;
    face[0][0] = 1;
    for (int i = 0; i < ignored.length; i++) {
      boxes[0][1 + i] = ignored[i];
      hidden[0][1 + i] = 1;
    }
    return Map.of(
        "boxes", tf.constant(StdArrays.ndCopyOf(boxes)),
        "face", tf.constant(StdArrays.ndCopyOf(face)),
        "ignored", tf.constant(StdArrays.ndCopyOf(hidden)));
  }

  @Test
  void a_quarter_shows_the_face_and_the_rest_does_not() {
    float[][] proposals = {NEAR, NEAR, NEAR, FAR, AWAY, AWAY, AWAY, AWAY};
    // of four regions that show the face (its own box is one) two of eight rows are drawn
    float[] face = sampled(proposals, 8, 1, RegionSampling::face);
    assertArrayEquals(new float[] {1, 1, 0, 0, 0, 0, 0, 0}, Arrays.copyOf(face, 8));
    float[] counted = sampled(proposals, 8, 1, RegionSampling::counted);
    assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1, 1, 0}, Arrays.copyOf(counted, 8));
  }

  @Test
  void a_picture_without_regions_counts_nothing() {
    float[][] proposals = {NEAR, FAR, AWAY};
    float[] counted = sampled(proposals, 4, 1, RegionSampling::counted);
    assertArrayEquals(new float[4], Arrays.copyOfRange(counted, 4, 8));
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 1, 1, 1, 1}, sampled(proposals, 4, 1, RegionSampling::pictures));
  }

  @Test
  void the_faces_own_box_is_drawn_from_too_and_has_no_deltas() {
    float[][] proposals = {FAR, AWAY, NONE};
    assertArrayEquals(FACE, Arrays.copyOf(sampled(proposals, 4, 1, RegionSampling::regions), 4));
    assertArrayEquals(
        new float[4], Arrays.copyOf(sampled(proposals, 4, 1, RegionSampling::deltas), 4), 1e-6f);
  }

  @Test
  void deltas_say_the_face_relative_to_the_region() {
    float[][] proposals = {NEAR, NEAR, NEAR, NEAR};
    // the face's box or one of the four; the face lies a quarter of its height higher
    float[] deltas = sampled(proposals, 4, 3, RegionSampling::deltas);
    float[] regions = sampled(proposals, 4, 3, RegionSampling::regions);
    float up = regions[1] == 10 ? -2.5f : 0;
    assertArrayEquals(new float[] {0, up, 0, 0}, Arrays.copyOf(deltas, 4), 1e-5f);
  }

  @Test
  void a_region_half_in_a_region_to_ignore_is_neither_face_nor_background() {
    float[][] proposals = {AWAY, {100, 100, 120, 120}, FAR};
    float[] half = {100, 100, 120, 140};
    float[] regions = sampled(proposals, 4, 1, RegionSampling::regions, half);
    float[] counted = sampled(proposals, 4, 1, RegionSampling::counted, half);
    assertArrayEquals(new float[] {1, 1, 0, 0}, Arrays.copyOf(counted, 4));
    assertArrayEquals(FAR, Arrays.copyOfRange(regions, 4, 8));
  }

  @Test
  void a_region_less_covered_is_background() {
    float[] third = {100, 100, 113, 140};
    float[] counted =
        sampled(new float[][] {AWAY, FAR, NONE}, 4, 1, RegionSampling::counted, third);
    assertEquals(3, counted[0] + counted[1] + counted[2] + counted[3]);
  }

  @Test
  void each_step_draws_others_and_the_same_step_the_same() {
    float[][] proposals =
        IntStream.range(0, 40)
            .mapToObj(i -> new float[] {100 + i, 100, 140 + i, 140})
            .toArray(float[][]::new);
    float[] first = sampled(proposals, 8, 1, RegionSampling::regions);
    assertArrayEquals(first, sampled(proposals, 8, 1, RegionSampling::regions));
    assertFalse(Arrays.equals(first, sampled(proposals, 8, 2, RegionSampling::regions)));
  }
}
