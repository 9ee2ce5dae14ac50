package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.facerec.train.GradientCheck;
import io.facerec.train.detection.Computed;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.RoiPooling;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Two maps of a picture of 64 px, at strides of 8 and 16 px; the first is 1, the second 2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PyramidPoolingTest {
  private static final PyramidPooling POOLING =
      new PyramidPooling(
          List.of(new RoiPooling("fine", 2, 1 / 8.0), new RoiPooling("coarse", 2, 1 / 16.0)),
          List.of(16f));

  private static Operand<TFloat32> map(Ops tf, int cells, float value) {
    return tf.fill(tf.constant(new int[] {1, cells, cells, 1}), tf.constant(value));
  }

  private static float[] pooled(float[]... boxes) {
    return Computed.floats(
        tf ->
            POOLING.apply(
                Net.root(tf, true, 1, tf.constant(1L)),
                List.of(map(tf, 8, 1), map(tf, 4, 2)),
                Computed.rows(tf, boxes),
                tf.constant(new int[boxes.length])));
  }

  @Test
  void each_region_is_cut_out_of_the_map_for_its_longer_side_and_keeps_its_place() {
    assertArrayEquals(
        new float[] {2, 2, 2, 2, 1, 1, 1, 1, 2, 2, 2, 2},
        pooled(new float[] {0, 0, 40, 40}, new float[] {0, 0, 16, 16}, new float[] {0, 0, 8, 17}));
  }

  @Test
  void the_gradient_reaches_the_maps() {
    FloatNdArray fine = NdArrays.ofFloats(Shape.of(1, 4, 4, 1));
    FloatNdArray coarse = NdArrays.ofFloats(Shape.of(1, 2, 2, 1));
    // all values apart, so that no two cells are the largest of a bin
    fine.scalars().forEachIndexed((at, cell) -> cell.setFloat(at[1] + 0.1f * at[2]));
    coarse.scalars().forEachIndexed((at, cell) -> cell.setFloat(at[2] - 0.3f * at[1]));
    GradientCheck.at(
        List.of(fine, coarse),
        (net, maps) ->
            POOLING.apply(
                net,
                maps,
                Computed.rows(net.tf(), new float[] {0, 0, 32, 32}, new float[] {8, 0, 24, 16}),
                net.tf().constant(new int[2])));
  }

  @Test
  void a_map_that_no_region_fits_is_not_needed() {
    assertArrayEquals(new float[] {1, 1, 1, 1}, pooled(new float[] {8, 8, 20, 24}));
  }
}
