package io.facerec.train.layer;

import io.facerec.train.GradientCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LayerGradientTest {
  static Stream<Arguments> smooth() {
    return Stream.of(
        of("convolution", Convolution.of("c", 2, 3), 2, 5, 4, 3),
        of("convolution with a stride", Convolution.of("c", 3, 3).stride(2), 1, 6, 5, 2),
        of("convolution without padding", Convolution.of("c", 2, 3).valid(), 1, 5, 4, 2),
        of("convolution of explicit padding", Convolution.of("c", 2, 3).padding(2), 1, 4, 4, 2),
        of("dilated convolution", Convolution.of("c", 2, 3).dilation(2), 2, 7, 6, 2),
        of("dilated by 3, not padded", Convolution.of("c", 2, 3).dilation(3).valid(), 1, 8, 9, 1),
        of("grouped convolution", Convolution.of("c", 4, 3).groups(2), 1, 4, 5, 4),
        of("groups of three", Convolution.of("c", 4, 3).groups(3), 1, 4, 4, 6),
        of("one filter a group", Convolution.of("c", 2, 3).groups(2), 1, 4, 4, 4),
        of("one filter", Convolution.of("c", 1, 3), 1, 4, 4, 3),
        of("separable convolution", SeparableConvolution.of("s", 2, 3), 1, 5, 4, 3),
        of("separable with a stride", SeparableConvolution.of("s", 2, 3).stride(2), 1, 6, 5, 2),
        of("separable, dilated", SeparableConvolution.of("s", 2, 3).dilation(2), 1, 6, 5, 2),
        of("average pooling", AveragePooling.of("p", 2), 2, 5, 4, 2),
        of("average pooling, overlapping", AveragePooling.of("p", 3).stride(2), 1, 6, 5, 2),
        of("batch normalisation", new BatchNormalization("n"), 3, 3, 2, 2),
        of("batch normalisation of rows", new BatchNormalization("n"), 6, 3),
        of("local response", new LocalResponseNormalization("l", 2, 1, 0.5, 0.75), 1, 2, 3, 6),
        of("fully connected", new FullyConnected("f", 3), 4, 5),
        of("as convolution", new FullyConnectedAsConvolution("f", 3, 2, 3), 2, 3, 4, 2),
        of("dropout", new Dropout("d", 0.4), 3, 7),
        of("global depthwise convolution", new GlobalDepthwiseConvolution("g"), 2, 3, 4, 2));
  }

  static Stream<Arguments> choosing() {
    return Stream.of(
        of("max pooling", MaxPooling.of("p", 2), 2, 5, 4, 2),
        of("max pooling, overlapping", MaxPooling.of("p", 3).stride(2).valid(), 1, 7, 5, 2),
        of("residual block", new ResidualBlock("r", 2), 2, 2, 2, 2),
        of("residual block that halves", new ResidualBlock("r", 3), 2, 3, 3, 2),
        of("PReLU", new PRelu("a"), 2, 3, 3, 2),
        of("PReLU of rows", new PRelu("a"), 5, 4),
        of("pyramid pooling", SpatialPyramidPooling.of("s", 1, 2, 4), 2, 5, 6, 2),
        of("pyramid larger than pictures", SpatialPyramidPooling.of("s", 1, 4), 1, 3, 2, 2));
  }

  private static Arguments of(String what, Layer layer, long... shape) {
    return Arguments.of(what, layer, Shape.of(shape));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("smooth")
  void gradients_are_those_of_finite_differences(String what, Layer layer, Shape shape) {
    GradientCheck.at(shape, layer::apply);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("choosing")
  void gradients_of_what_has_kinks_are_right_away_from_them(String what, Layer layer, Shape shape) {
    GradientCheck.atDistinctValues(shape, layer::apply);
  }

  @ParameterizedTest
  @MethodSource("regions")
  void gradients_of_regions_go_to_the_maps(RegionPooling pooling) {
    GradientCheck.atDistinctValues(
        Shape.of(2, 6, 5, 2),
        (net, maps) ->
            pooling.apply(
                net,
                maps,
                net.tf()
                    .constant(
                        StdArrays.ndCopyOf(
                            new float[][] {{3, 2, 38, 44}, {-9, 10, 20, 21}, {8, 8, 8, 8}})),
                net.tf().constant(new int[] {1, 0, 1})));
  }

  static Stream<RegionPooling> regions() {
    return Stream.of(new RoiPooling("r", 2, 1 / 8.0), RoiAlign.of("r", 2, 1 / 8.0));
  }
}
