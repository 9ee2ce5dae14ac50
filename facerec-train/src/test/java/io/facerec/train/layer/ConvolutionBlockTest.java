package io.facerec.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConvolutionBlockTest {
  private static Shape shapeOf(Function<Net, Operand<TFloat32>> build) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      return build.apply(Net.root(tf, true, 1, tf.constant(0L))).shape();
    }
  }

  private static Operand<TFloat32> picture(Net net, long channels) {
    return net.tf().zeros(net.tf().constant(new long[] {2, 9, 8, channels}), TFloat32.class);
  }

  @Test
  void strides_round_up_and_filters_are_the_channels() {
    assertEquals(
        Shape.of(2, 5, 4, 6),
        shapeOf(net -> ConvolutionBlock.of("c", 6, 3).stride(2).apply(net, picture(net, 3))));
    assertEquals(
        Shape.of(2, 7, 6, 6),
        shapeOf(net -> ConvolutionBlock.of("c", 6, 3).valid().apply(net, picture(net, 3))));
    assertEquals(
        Shape.of(2, 9, 8, 3),
        shapeOf(net -> ConvolutionBlock.depthwise("d", 5).apply(net, picture(net, 3))));
  }

  @Test
  void grouped_convolutions_hold_a_kernel_for_each_group() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Net net = Net.root(tf, true, 1, tf.constant(0L));
      ConvolutionBlock.of("g", 32, 3).groups(8).apply(net, picture(net, 16));
      assertEquals(Shape.of(3, 3, 8, 32), net.weights().get("g/kernel").variable().shape());
    }
  }

  @Test
  void groups_that_do_not_divide_name_the_layer() {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                shapeOf(
                    net ->
                        ConvolutionBlock.of("odd", 32, 3)
                            .groups(8)
                            .apply(net.child("neck"), picture(net, 12))));
    assertEquals(
        "neck/odd: groups of 8 do not divide 12 channels in and 32 out", thrown.getMessage());
  }

  @Test
  void a_relu_leaves_nothing_below_zero_where_the_linear_one_does() {
    ConvolutionBlock block = ConvolutionBlock.of("c", 3, 3);
    float[] linear = Layers.run(net -> block.linear().apply(net, Layers.random(net, 1, 4, 4, 2)));
    float[] relu = Layers.run(net -> block.apply(net, Layers.random(net, 1, 4, 4, 2)));
    float[] expected = linear.clone();
    boolean below = false;
    for (int i = 0; i < expected.length; i++) {
      below |= expected[i] < 0;
      expected[i] = Math.max(0, expected[i]);
    }
    assertEquals(true, below);
    assertArrayEquals(expected, relu, 1e-6f);
  }

  @Test
  void shared_blocks_have_one_kernel_and_a_normalisation_each() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Net net = Net.root(tf, true, 1, tf.constant(0L));
      ConvolutionBlock.of("head", 16, 3).shared("p8").apply(net, picture(net, 16));
      ConvolutionBlock.of("head", 16, 3).shared("p16").apply(net, picture(net, 16));
      Convolution.of("last", 4, 1).shared().apply(net, picture(net, 16));
      Convolution.of("last", 4, 1).shared().apply(net, picture(net, 16));
      assertEquals(1 + 2 * 4 + 2, net.weights().size());
    }
  }

  @Test
  void checkpoints_know_these_names() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Net net = Net.root(tf, true, 1, tf.constant(0L));
      ConvolutionBlock.of("block", 16, 3).apply(net, picture(net, 16));
      ConvolutionBlock.of("head", 16, 3).shared("p8").apply(net, picture(net, 16));
      Convolution.of("last", 4, 1).apply(net, picture(net, 16));
      assertEquals(
          Set.of(
              "block/kernel",
              "block/gamma",
              "block/beta",
              "block/moving_mean",
              "block/moving_variance",
              "head/kernel",
              "head/p8/gamma",
              "head/p8/beta",
              "head/p8/moving_mean",
              "head/p8/moving_variance",
              "last/kernel",
              "last/bias"),
          net.weights().keySet());
    }
  }

  @Test
  void a_name_is_used_once() {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                shapeOf(
                    net -> {
                      ConvolutionBlock.of("c", 3, 3).apply(net, picture(net, 3));
                      return ConvolutionBlock.of("c", 3, 3).apply(net, picture(net, 3));
                    }));
    assertEquals("two variables are named c/kernel", thrown.getMessage());
  }
}
