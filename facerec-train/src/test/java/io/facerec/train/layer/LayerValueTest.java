package io.facerec.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;

/** Cases worked by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LayerValueTest {
  @Test
  void dilated_convolutions_are_those_of_the_op_forwards() {
    for (String padding : List.of("SAME", "VALID")) {
      List<float[]> both =
          Layers.runAll(
              false,
              0,
              net -> {
                Operand<TFloat32> x = Layers.random(net, 2, 9, 8, 2);
                Convolution ours = Convolution.of("c", 2, 3).dilation(2);
                Operand<TFloat32> y = (padding.equals("SAME") ? ours : ours.valid()).apply(net, x);
                Operand<TFloat32> op =
                    net.tf()
                        .nn
                        .conv2d(
                            x,
                            net.weights().get("c/kernel").value(),
                            List.of(1L, 1L, 1L, 1L),
                            padding,
                            Conv2d.dilations(List.of(1L, 2L, 2L, 1L)));
                return List.of(y, op);
              });
      assertArrayEquals(both.get(1), both.get(0), 1e-5f, padding);
    }
  }

  @Test
  void a_strided_depthwise_convolution_is_the_same_trained_or_not() {
    for (int size : new int[] {5, 6, 7, 8}) {
      float[][] both = new float[2][];
      for (int i = 0; i < 2; i++) {
        both[i] =
            Layers.run(
                i == 1,
                0,
                net ->
                    SeparableConvolution.of("s", 2, 3)
                        .stride(2)
                        .apply(net, Layers.random(net, 1, size, size + 1, 3)));
      }
      assertArrayEquals(both[0], both[1], 1e-6f, "size " + size);
    }
  }

  @Test
  void poolings_of_a_picture_of_odd_size() {
    float[] picture = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertArrayEquals(
        new float[] {5, 6, 8, 9},
        Layers.run(net -> MaxPooling.of("p", 2).apply(net, Layers.picture(net, 3, 3, picture))));
    assertArrayEquals(
        new float[] {3, 4.5f, 7.5f, 9},
        Layers.run(
            net -> AveragePooling.of("p", 2).apply(net, Layers.picture(net, 3, 3, picture))));
    assertArrayEquals(
        new float[] {5, 6, 8, 9},
        Layers.run(
            net ->
                MaxPooling.of("p", 2)
                    .stride(1)
                    .valid()
                    .apply(net, Layers.picture(net, 3, 3, picture))));
  }

  @Test
  void local_response_divides_by_the_neighbours() {
    // channels 1, 2, 3; radius 1, bias 1, alpha 1, beta 1: sums of squares 5, 14, 13
    float[] y =
        Layers.run(
            net ->
                new LocalResponseNormalization("l", 1, 1, 1, 1)
                    .apply(
                        net,
                        net.tf()
                            .reshape(
                                net.tf().constant(new float[] {1, 2, 3}),
                                net.tf().constant(new int[] {1, 1, 1, 3}))));
    assertArrayEquals(new float[] {1 / 6f, 2 / 15f, 3 / 14f}, y, 1e-6f);
  }

  @Test
  void a_quarter_of_what_is_below_zero_passes_a_new_prelu() {
    assertArrayEquals(
        new float[] {-1, 3, -0.5f, 0},
        Layers.run(net -> new PRelu("p").apply(net, Layers.picture(net, 2, 2, -4, 3, -2, 0))),
        1e-6f);
  }

  @Test
  void pyramid_bins_of_five_pixels_overlap_by_one() {
    // two bins of 5: pixels 0-2 and 2-4
    assertArrayEquals(
        new float[] {24, 12, 14, 22, 24},
        Layers.run(
            net ->
                SpatialPyramidPooling.of("s", 1, 2)
                    .apply(net, Layers.picture(net, 5, 5, Layers.counted(25)))));
  }

  @Test
  void pyramid_bins_that_outnumber_pixels_share_them() {
    // three bins of two pixels: 0, 0-1, 1
    assertArrayEquals(
        new float[] {1, 2, 2, 3, 4, 4, 3, 4, 4},
        Layers.run(
            net ->
                SpatialPyramidPooling.of("s", 3)
                    .apply(net, Layers.picture(net, 2, 2, 1, 2, 3, 4))));
  }

  @Test
  void dropout_keeps_the_mean_and_repeats_itself() {
    float[] first = dropped(true, 5);
    int zeros = 0;
    for (float value : first) {
      assertTrue(value == 0 || Math.abs(value - 4 / 3f) < 1e-6, "found " + value);
      zeros += value == 0 ? 1 : 0;
    }
    // a quarter of 4,000, four standard deviations around
    assertEquals(1000, zeros, 4 * Math.sqrt(4000 * 0.25 * 0.75));
    assertArrayEquals(first, dropped(true, 5));
    assertFalse(Arrays.equals(first, dropped(true, 6)));
    assertArrayEquals(new float[] {1, 1, 1}, Arrays.copyOf(dropped(false, 5), 3));
  }

  private static float[] dropped(boolean training, long step) {
    return Layers.run(
        training,
        step,
        net -> {
          Ops tf = net.tf();
          return new Dropout("d", 0.25)
              .apply(net, tf.fill(tf.constant(new int[] {40, 100}), tf.constant(1f)));
        });
  }

  @Test
  void a_global_depthwise_convolution_weighs_each_pixel() {
    float[] found =
        Layers.run(
            net -> {
              Operand<TFloat32> x = Layers.random(net, 1, 2, 3, 2);
              Operand<TFloat32> y = new GlobalDepthwiseConvolution("g").apply(net, x);
              Operand<TFloat32> expected =
                  net.tf()
                      .sum(
                          net.tf()
                              .math
                              .mul(
                                  x,
                                  net.tf()
                                      .reshape(
                                          net.weights().get("g/kernel").value(),
                                          net.tf().constant(new int[] {1, 2, 3, 2}))),
                          net.tf().constant(new int[] {0, 1, 2}));
              return net.tf().math.sub(net.tf().squeeze(y), expected);
            });
    assertArrayEquals(new float[2], found, 1e-6f);
  }

  @Test
  void fully_connected_as_a_convolution_equals_the_plain_layer() {
    float[] plain =
        Layers.run(
            net -> {
              Operand<TFloat32> x = Layers.random(net, 3, 4, 5, 6);
              return new FullyConnected("f", 7)
                  .apply(net, net.tf().reshape(x, net.tf().constant(new int[] {3, 120})));
            });
    float[] convolved =
        Layers.run(
            net ->
                new FullyConnectedAsConvolution("f", 7, 4, 5)
                    .apply(net, Layers.random(net, 3, 4, 5, 6)));
    assertArrayEquals(plain, convolved, 1e-5f);
  }
}
