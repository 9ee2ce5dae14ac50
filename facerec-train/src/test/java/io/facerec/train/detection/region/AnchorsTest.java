package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import io.facerec.train.detection.Computed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** In a picture of 32 px: 16 cells of stride 8, 4 of stride 16, 1 of stride 32. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnchorsTest {
  private static final ImmutableList<AnchorSize> SIZES =
      ImmutableList.of(
          new AnchorSize(4, 6),
          new AnchorSize(8, 10),
          new AnchorSize(12, 14),
          new AnchorSize(16, 20),
          new AnchorSize(24, 30),
          new AnchorSize(32, 40),
          new AnchorSize(48, 60),
          new AnchorSize(64, 80),
          new AnchorSize(96, 120));

  private static List<Operand<TFloat32>> maps(Ops tf) {
    return Stream.of(4, 2, 1)
        .<Operand<TFloat32>>map(
            cells -> tf.zeros(tf.constant(new int[] {1, cells, cells, 8}), TFloat32.class))
        .toList();
  }

  private static float[] anchor(int at) {
    float[] all = Computed.floats(tf -> Anchors.of(tf, maps(tf), SIZES));
    assertEquals((16 + 4 + 1) * Anchors.EACH * 4, all.length);
    return Arrays.copyOfRange(all, 4 * at, 4 * at + 4);
  }

  @Test
  void the_first_stands_about_the_middle_of_the_first_cell_and_reaches_over_the_border() {
    assertArrayEquals(new float[] {2, 1, 6, 7}, anchor(0), 1e-5f);
    assertArrayEquals(new float[] {0, -1, 8, 9}, anchor(1), 1e-5f);
  }

  @Test
  void cells_go_row_by_row() {
    // row 1, column 2: the middle is at (20, 12)
    assertArrayEquals(new float[] {14, 5, 26, 19}, anchor(6 * 3 + 2), 1e-5f);
  }

  @Test
  void coarser_maps_follow_with_larger_sizes() {
    // the second cell of stride 16: the middle is at (24, 8)
    assertArrayEquals(new float[] {16, -2, 32, 18}, anchor((16 + 1) * 3), 1e-5f);
    assertArrayEquals(new float[] {-32, -44, 64, 76}, anchor(20 * 3 + 2), 1e-5f);
  }

  @Test
  void sizes_that_do_not_fit_the_maps_are_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Computed.floats(tf -> Anchors.of(tf, maps(tf), SIZES.subList(0, 6))));
  }
}
