package io.facerec.train.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LayerShapeTest {
  private static final long ANY = Shape.UNKNOWN_SIZE;

  private static String refused(Layer layer, long... input) {
    return assertThrows(IllegalArgumentException.class, () -> Layers.shape(layer, input))
        .getMessage();
  }

  @Test
  void convolutions_pad_stride_and_dilate() {
    assertEquals(Shape.of(2, 9, 8, 5), Layers.shape(Convolution.of("c", 5, 3), 2, 9, 8, 3));
    assertEquals(
        Shape.of(2, 5, 4, 5), Layers.shape(Convolution.of("c", 5, 3).stride(2), 2, 9, 8, 3));
    assertEquals(Shape.of(2, 7, 6, 5), Layers.shape(Convolution.of("c", 5, 3).valid(), 2, 9, 8, 3));
    assertEquals(
        Shape.of(2, 11, 10, 5), Layers.shape(Convolution.of("c", 5, 3).padding(2), 2, 9, 8, 3));
    assertEquals(
        Shape.of(2, 9, 8, 5), Layers.shape(Convolution.of("c", 5, 3).dilation(2), 2, 9, 8, 3));
    assertEquals(
        Shape.of(2, 3, 2, 5),
        Layers.shape(Convolution.of("c", 5, 3).dilation(3).valid(), 2, 9, 8, 3));
    assertEquals(
        Shape.of(2, 5, 4, 7),
        Layers.shape(SeparableConvolution.of("s", 7, 3).stride(2), 2, 9, 8, 3));
  }

  @Test
  void poolings_count_whole_windows_where_told() {
    assertEquals(Shape.of(2, 5, 4, 3), Layers.shape(MaxPooling.of("p", 2), 2, 9, 8, 3));
    assertEquals(Shape.of(2, 4, 4, 3), Layers.shape(AveragePooling.of("p", 2).valid(), 2, 9, 8, 3));
  }

  @Test
  void pyramid_pooling_has_one_length_for_any_size() {
    SpatialPyramidPooling pyramid = SpatialPyramidPooling.of("s", 1, 2, 4);
    assertEquals(21, pyramid.bins());
    assertEquals(63, Layers.shape(pyramid, ANY, ANY, ANY, 3).get(1));
    assertEquals(63, Layers.shape(pyramid, 2, 9, 8, 3).get(1));
  }

  @Test
  void the_rest_keep_or_drop_height_and_width() {
    assertEquals(Shape.of(2, 4), Layers.shape(new FullyConnected("f", 4), 2, 7));
    assertEquals(
        Shape.of(2, 3, 1, 4),
        Layers.shape(new FullyConnectedAsConvolution("f", 4, 2, 3), 2, 4, 3, 5));
    assertEquals(Shape.of(2, 5), Layers.shape(new GlobalDepthwiseConvolution("g"), 2, 4, 3, 5));
    assertEquals(Shape.of(2, 4, 3, 5), Layers.shape(new BatchNormalization("b"), 2, 4, 3, 5));
    assertEquals(Shape.of(2, 4, 3, 5), Layers.shape(new PRelu("p"), 2, 4, 3, 5));
  }

  @Test
  void what_does_not_fit_is_refused_by_the_layers_name() {
    assertEquals(
        "c wants [batch, height, width, channels] with known channels, found [2, 7]",
        refused(Convolution.of("c", 5, 3), 2, 7));
    assertEquals(
        "c wants pictures of at least 5 x 5, found [2, 9, 4, 1]",
        refused(Convolution.of("c", 5, 3).dilation(2).valid(), 2, 9, 4, 1));
    assertEquals(
        "p wants pictures of at least 3 x 3, found [2, 2, 4, 1]",
        refused(MaxPooling.of("p", 3).valid(), 2, 2, 4, 1));
    assertEquals(
        "f wants [batch, inputs] with known inputs, found [2, -1]",
        refused(new FullyConnected("f", 5), 2, ANY));
    assertEquals(
        "f wants pictures of at least 4 x 2, found [2, 3, 3, 1]",
        refused(new FullyConnectedAsConvolution("f", 5, 4, 2), 2, 3, 3, 1));
    assertEquals(
        "g wants pictures of known height and width, found [2, -1, 4, 1]",
        refused(new GlobalDepthwiseConvolution("g"), 2, ANY, 4, 1));
    assertEquals(
        "n wants [batch, height, width, channels] with known channels, found [2, 4, 1]",
        refused(new BatchNormalization("n"), 2, 4, 1));
  }

  @Test
  void stride_and_dilation_exclude_each_other() {
    assertEquals(
        "stride 2 and dilation 2: one of them must be 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> Convolution.of("c", 1, 3).stride(2).dilation(2))
            .getMessage());
  }
}
