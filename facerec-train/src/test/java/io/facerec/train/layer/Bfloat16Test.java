package io.facerec.train.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;

/** Convolutions in bfloat16 are those in float, forwards and backwards, but for its rounding. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Bfloat16Test {
  private static final ConfigProto BFLOAT16 =
      ConfigProto.newBuilder()
          .setGraphOptions(
              GraphOptions.newBuilder()
                  .setRewriteOptions(
                      RewriterConfig.newBuilder()
                          .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)))
          .build();

  @BeforeAll
  static void the_processor_has_it() throws IOException {
    Path processor = Path.of("/proc/cpuinfo");
    assumeTrue(
        Files.exists(processor) && Files.readString(processor).contains("avx512_bf16"),
        "this processor has no bfloat16: nothing to compare");
  }

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of("one channel in", Convolution.of("c", 8, 3), 1),
        Arguments.of("three channels in", Convolution.of("c", 8, 3), 3),
        Arguments.of("fifteen channels in", Convolution.of("c", 16, 3), 15),
        Arguments.of("three in, 1x1", Convolution.of("c", 8, 1), 3),
        Arguments.of("one out", Convolution.of("c", 1, 3), 8),
        Arguments.of("one in, one out", Convolution.of("c", 1, 3), 1),
        Arguments.of("dilated", Convolution.of("c", 4, 3).dilation(2), 3),
        Arguments.of("groups of three", Convolution.of("c", 8, 3).groups(3), 12),
        Arguments.of("one filter a group", Convolution.of("c", 2, 3).groups(8), 16),
        Arguments.of("separable", SeparableConvolution.of("c", 6, 3), 5),
        Arguments.of("separable, one channel", SeparableConvolution.of("c", 6, 3), 1),
        Arguments.of("separable, strided", SeparableConvolution.of("c", 6, 3).stride(2), 8),
        Arguments.of("as convolution", new FullyConnectedAsConvolution("c", 3, 4, 4), 3),
        Arguments.of("stem of pictures", new PictureStem("c", 8), 3));
  }

  /** Outputs, gradient of the input, gradients of the variables. */
  private static List<float[]> run(
      ConfigProto config, int channels, BiFunction<Net, Operand<TFloat32>, Operand<TFloat32>> f) {
    return Layers.runAll(
        config,
        true,
        0,
        net -> {
          Ops tf = net.tf();
          Operand<TFloat32> x = net.kernel("x", Shape.of(2, 12, 12, channels), 1);
          Operand<TFloat32> y = f.apply(net, x);
          Operand<TFloat32> loss =
              tf.sum(
                  tf.math.mul(y, Layers.random(net, y.shape().asArray())),
                  tf.constant(new int[] {0, 1, 2, 3}));
          Output<?>[] variables =
              net.weights().values().stream()
                  .filter(Net.Weight::trainable)
                  .map(w -> w.value().asOutput())
                  .toArray(Output<?>[]::new);
          List<Operand<TFloat32>> all = new ArrayList<>(List.of(y));
          for (Output<?> g : ((Graph) tf.scope().env()).addGradients(loss.asOutput(), variables)) {
            all.add(g.expect(TFloat32.class));
          }
          // what is fetched itself is left in float
          return all.stream().<Operand<TFloat32>>map(t -> tf.math.mul(t, tf.constant(2f))).toList();
        });
  }

  private static double worst(
      int channels, BiFunction<Net, Operand<TFloat32>, Operand<TFloat32>> function) {
    List<float[]> exact = run(ConfigProto.getDefaultInstance(), channels, function);
    List<float[]> rounded = run(BFLOAT16, channels, function);
    double worst = 0;
    for (int i = 0; i < exact.size(); i++) {
      double off = 0;
      double all = 0;
      for (int j = 0; j < exact.get(i).length; j++) {
        off += Math.pow(exact.get(i)[j] - rounded.get(i)[j], 2);
        all += Math.pow(exact.get(i)[j], 2);
      }
      worst = Math.max(worst, Math.sqrt(off / all));
    }
    return worst;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void outputs_and_gradients_are_those_in_float(String what, Layer layer, int channels) {
    double worst = worst(channels, layer::apply);
    assertEquals(0.003, worst, 0.003, "share of the values that is wrong");
  }
}
