package io.facerec.proposal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionGroupingTest {
  private static final float[] RED = {1, 0};
  private static final float[] BLUE = {0, 1};
  private static final float[] PLAIN = {1, 0};
  private static final float[] STRIPED = {0, 1};

  /** A whole row of two columns in a picture of 2 x 10. */
  private static Region row(int y, float[] colours, float[] texture) {
    return new Region(2, 0, y, 2, y + 1, colours, texture);
  }

  @Test
  void the_similarity_is_what_histograms_share_and_how_small_and_close_both_are() {
    Region a = row(0, RED, PLAIN);
    Region b = row(3, new float[] {0.25f, 0.75f}, PLAIN);
    // colours 0.25, texture 1, size 1 - 4/20, fill 1 - (8 - 4)/20
    assertEquals(0.25 + 1 + 0.8 + 0.8, a.similarity(b, 20, true), 1e-6);
    assertEquals(1 + 0.8 + 0.8, a.similarity(b, 20, false), 1e-6);
  }

  @Test
  void two_regions_as_one_have_both_sizes_the_hull_and_the_weighted_mean_of_histograms() {
    Region both =
        row(0, RED, PLAIN).with(new Region(6, 0, 1, 2, 4, BLUE, new float[] {0.5f, 0.5f}));
    assertEquals(8, both.size());
    assertEquals(
        List.of(0, 0, 2, 4), List.of(both.left(), both.top(), both.right(), both.bottom()));
    assertArrayEquals(new float[] {0.25f, 0.75f}, both.colours(), 1e-6f);
    assertArrayEquals(new float[] {0.625f, 0.375f}, both.texture(), 1e-6f);
  }

  @Test
  void the_most_alike_neighbours_are_joined_first_and_one_region_is_left() {
    List<Region> rows =
        List.of(row(0, RED, STRIPED), row(1, BLUE, PLAIN), row(2, BLUE, PLAIN), row(3, RED, PLAIN));
    List<int[]> touching = List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 3});
    List<Region> all = RegionGrouping.group(rows, touching, 8, true);
    assertEquals(7, all.size());
    assertEquals(rows, all.subList(0, 4));
    // both blue ones, then the plain one below, then the striped one
    assertEquals(List.of(1, 3), List.of(all.get(4).top(), all.get(4).bottom()));
    assertEquals(List.of(1, 4), List.of(all.get(5).top(), all.get(5).bottom()));
    assertEquals(List.of(0, 4), List.of(all.get(6).top(), all.get(6).bottom()));
  }

  @Test
  void regions_that_do_not_touch_are_not_joined() {
    List<Region> rows = List.of(row(0, RED, PLAIN), row(5, RED, PLAIN));
    assertEquals(rows, RegionGrouping.group(rows, List.of(), 20, true));
  }
}
