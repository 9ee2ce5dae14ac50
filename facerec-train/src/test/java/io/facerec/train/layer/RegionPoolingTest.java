package io.facerec.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.StdArrays;

/** On maps of 4 x 4 cells, 0 to 15 row by row, the second map 100 more; 8 pixels a cell. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionPoolingTest {
  private static float[] pooled(RegionPooling pooling, int picture, float... box) {
    return Layers.run(
        net -> {
          float[] cells = new float[32];
          for (int i = 0; i < 32; i++) {
            cells[i] = i < 16 ? i : 84 + i;
          }
          return pooling.apply(
              net,
              Layers.picture(net, 4, 4, cells),
              net.tf().constant(StdArrays.ndCopyOf(new float[][] {box})),
              net.tf().constant(new int[] {picture}));
        });
  }

  private static float[] largest(int size, float... box) {
    return pooled(new RoiPooling("r", size, 1 / 8.0), 0, box);
  }

  private static float[] mean(int size, float... box) {
    return pooled(RoiAlign.of("r", size, 1 / 8.0), 0, box);
  }

  @Test
  void a_box_of_whole_cells_is_halved() {
    assertArrayEquals(new float[] {5, 7, 13, 15}, largest(2, 0, 0, 32, 32));
    assertArrayEquals(new float[] {5, 6, 9, 10}, largest(2, 8, 8, 24, 24));
  }

  @Test
  void edges_are_rounded_to_whole_cells() {
    // 3.9 / 8 rounds to 0, 20 / 8 to 3: cells 0 to 2, in bins 0-1 and 1-2
    assertArrayEquals(new float[] {5, 6, 9, 10}, largest(2, 3.9f, 3.9f, 20, 20));
  }

  @Test
  void a_box_within_a_cell_is_that_cell() {
    assertArrayEquals(new float[] {10, 10, 10, 10}, largest(2, 17, 17, 18, 18));
  }

  @Test
  void bins_outside_the_map_are_0() {
    // cells -2 to 1: the first bin of each side is off the map
    assertArrayEquals(new float[] {0, 0, 0, 5}, largest(2, -16, -16, 16, 16));
  }

  @Test
  void boxes_look_at_their_own_picture() {
    assertArrayEquals(new float[] {115}, pooled(new RoiPooling("r", 1, 1 / 8.0), 1, 0, 0, 32, 32));
    assertArrayEquals(new float[] {107.5f}, pooled(RoiAlign.of("r", 1, 1 / 8.0), 1, 0, 0, 32, 32));
  }

  @Test
  void aligned_points_are_interpolated_between_centres() {
    // 1 x 1 samples at the cells' centres
    assertArrayEquals(
        new float[] {5, 6, 9, 10},
        pooled(new RoiAlign("r", 2, 1 / 8.0, 1), 0, 8, 8, 24, 24),
        1e-5f);
    // moved by half a cell to the right
    assertArrayEquals(
        new float[] {5.5f, 6.5f, 9.5f, 10.5f},
        pooled(new RoiAlign("r", 2, 1 / 8.0, 1), 0, 12, 8, 28, 24),
        1e-5f);
    // 2 x 2 samples in each quarter of the map; those beyond the outermost centres take their
    // values: rows at 0, 0.25 | 0.75, 1.25 in place of -0.25 ...
    assertArrayEquals(new float[] {2.5f, 4.5f, 10.5f, 12.5f}, mean(2, 0, 0, 32, 32), 1e-5f);
  }

  @Test
  void aligned_points_far_outside_are_0() {
    assertArrayEquals(new float[] {0}, mean(1, -80, -80, -40, -40));
  }

  @Test
  void no_box_gives_no_region() {
    for (RegionPooling pooling :
        new RegionPooling[] {new RoiPooling("r", 2, 1), RoiAlign.of("r", 2, 1)}) {
      float[] found =
          Layers.run(
              net ->
                  pooling.apply(
                      net,
                      Layers.picture(net, 4, 4, Layers.counted(16)),
                      net.tf()
                          .reshape(
                              net.tf().constant(new float[0]), net.tf().constant(new int[] {0, 4})),
                      net.tf().constant(new int[0])));
      assertEquals(0, found.length);
    }
  }

  @Test
  void boxes_of_another_shape_are_refused_by_the_layers_name() {
    Exception thrown = assertThrows(IllegalArgumentException.class, () -> largest(2, 0, 0, 32));
    assertEquals("r wants boxes [regions, 4], found [1, 3]", thrown.getMessage());
  }
}
