package io.facerec.proposal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SegmentationTest {
  /** A picture whose three channels hold the same values. */
  private static PixelGraph grey(int width, float... values) {
    float[] colours = new float[3 * values.length];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = values[i / 3];
    }
    return PixelGraph.of(colours, width, values.length / width);
  }

  @Test
  void each_pixel_is_joined_to_its_eight_neighbours_the_most_alike_first() {
    // 0 1
    // 5 5
    PixelGraph graph = grey(2, 0, 1, 5, 5);
    assertEquals(6, graph.edges());
    assertEquals(2, graph.from(0));
    assertEquals(3, graph.to(0));
    assertEquals(0, graph.weight(0));
    assertEquals(Math.sqrt(3), graph.weight(1), 1e-6);
    // 1 to 5: downwards and diagonally; then 0 to 5
    assertEquals(4 * Math.sqrt(3), graph.weight(2), 1e-5);
    assertEquals(4 * Math.sqrt(3), graph.weight(3), 1e-5);
    assertEquals(5 * Math.sqrt(3), graph.weight(5), 1e-5);
    assertEquals(0, graph.from(1));
    assertEquals(1, graph.to(1));
  }

  @Test
  void even_halves_are_two_regions_and_one_where_the_scale_is_large() {
    PixelGraph graph = grey(4, 10, 10, 50, 50, 10, 10, 50, 50);
    Segmentation halves = Segmentation.of(graph, 20, 1);
    assertArrayEquals(new int[] {0, 0, 1, 1, 0, 0, 1, 1}, halves.labels());
    assertEquals(2, halves.count());
    // the edge weighs 40 x root 3 = 69.3; either half of 4 pixels holds together up to scale / 4
    assertEquals(2, Segmentation.of(graph, 277, 1).count());
    assertEquals(1, Segmentation.of(graph, 278, 1).count());
  }

  @Test
  void a_region_below_the_least_size_goes_to_its_nearest_neighbour() {
    PixelGraph graph = grey(5, 10, 10, 30, 90, 90);
    assertArrayEquals(new int[] {0, 0, 1, 2, 2}, Segmentation.of(graph, 1, 1).labels());
    assertArrayEquals(new int[] {0, 0, 0, 1, 1}, Segmentation.of(graph, 1, 2).labels());
  }
}
