package io.facerec.train;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.layer.Net;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.LocalResponseNormalization;
import org.tensorflow.types.TFloat32;

/**
 * The check itself, and TensorFlow's ops whose gradients it finds wrong: the reason why layers are
 * built otherwise. A newer TensorFlow that fails here needs the other form no longer.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GradientCheckTest {
  private static final List<Long> ONES = List.of(1L, 1L, 1L, 1L);

  private static void assertWrong(
      String where, Shape shape, BiFunction<Net, Operand<TFloat32>, Operand<TFloat32>> function) {
    AssertionError thrown =
        assertThrows(AssertionError.class, () -> GradientCheck.at(shape, function));
    assertTrue(thrown.getMessage().contains(where), thrown.getMessage());
  }

  @Test
  void a_right_gradient_passes_for_inputs_and_variables() {
    GradientCheck.at(
        Shape.of(3, 2),
        (net, x) -> net.tf().math.mul(net.tf().math.tanh(x), net.kernel("w", Shape.of(2), 1)));
  }

  @Test
  void a_gradient_that_is_stopped_is_found() {
    assertWrong(
        "w, value 0",
        Shape.of(3),
        (net, x) -> {
          Operand<TFloat32> w = net.kernel("w", Shape.of(3), 1);
          return net.tf()
              .math
              .add(
                  net.tf().math.mul(x, net.tf().stopGradient(w)),
                  net.tf().math.mul(w, net.tf().constant(1e-3f)));
        });
  }

  @Test
  void the_gradient_of_a_dilated_Conv2D_is_wrong() {
    assertWrong(
        "input 1",
        Shape.of(1, 7, 7, 2),
        (net, x) ->
            net.tf()
                .nn
                .conv2d(
                    x,
                    net.kernel("kernel", Shape.of(3, 3, 2, 2), 1),
                    ONES,
                    "SAME",
                    Conv2d.dilations(List.of(1L, 2L, 2L, 1L))));
  }

  @Test
  void that_of_a_strided_depthwise_convolution_is_right_in_float() {
    for (int channels : new int[] {2, 3}) {
      GradientCheck.at(
          Shape.of(1, 6, 7, channels),
          (net, x) ->
              net.tf()
                  .nn
                  .depthwiseConv2dNative(
                      x,
                      net.kernel("kernel", Shape.of(3, 3, channels, 1), 1),
                      List.of(1L, 2L, 2L, 1L),
                      "SAME"));
    }
  }

  @Test
  void the_gradient_of_LRN_ignores_the_numbers_of_its_op() {
    assertWrong(
        "input 1",
        Shape.of(1, 2, 2, 6),
        (net, x) ->
            net.tf()
                .nn
                .localResponseNormalization(
                    x,
                    LocalResponseNormalization.depthRadius(2L),
                    LocalResponseNormalization.alpha(0.5f)));
  }

  @Test
  void grappler_loses_the_sign_where_a_negation_is_subtracted() {
    List<FloatNdArray> two =
        List.of(
            StdArrays.ndCopyOf(new float[][] {{0.7f, 0.3f}}),
            StdArrays.ndCopyOf(new float[][] {{0.5f, -0.4f}}));
    AssertionError thrown =
        assertThrows(
            AssertionError.class,
            () ->
                GradientCheck.at(
                    two,
                    (net, xs) -> {
                      Ops tf = net.tf();
                      Operand<TFloat32> sum = tf.math.sub(xs.get(0), tf.math.neg(xs.get(1)));
                      return tf.sum(tf.math.square(sum), tf.constant(1));
                    }));
    assertTrue(thrown.getMessage().contains("input 2"), thrown.getMessage());
  }
}
