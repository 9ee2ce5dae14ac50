package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnchorClustersTest {
  private static AnchorSize square(double side) {
    return new AnchorSize(side, side);
  }

  @Test
  void boxes_about_one_middle_overlap_by_the_smaller_sides() {
    // 10 x 10 shared of 200 + 200 - 100
    assertEquals(1 / 3.0, new AnchorSize(10, 20).overlap(new AnchorSize(20, 10)), 1e-9);
    assertEquals(1, square(7).overlap(square(7)), 1e-9);
  }

  @Test
  void two_groups_give_their_means_smallest_first() {
    List<AnchorSize> boxes =
        List.of(new AnchorSize(40, 50), new AnchorSize(10, 12), new AnchorSize(44, 58), square(12));
    assertEquals(
        List.of(new AnchorSize(11, 12), new AnchorSize(42, 54)),
        AnchorClusters.of(boxes, 2).anchors());
  }

  @Test
  void a_box_goes_where_it_overlaps_most_not_where_its_side_is_nearest() {
    // 35 lies 25 from 10 and 65 from 100, but 100 / 1225 = 0.08 < 1225 / 10,000 = 0.12
    List<AnchorSize> boxes =
        List.of(
            square(10), square(10), square(10), square(35), square(100), square(100), square(100));
    assertEquals(List.of(square(10), square(335 / 4.0)), AnchorClusters.of(boxes, 2).anchors());
  }

  @Test
  void what_anchors_cover_is_measured_by_the_best_of_them() {
    AnchorClusters clusters = AnchorClusters.of(List.of(square(10), square(40)), 2);
    List<AnchorSize> boxes = List.of(square(10), square(20), new AnchorSize(40, 20));
    // 1, then 100 / 400 = 400 / 1600, then 800 / 1600
    assertEquals((1 + 0.25 + 0.5) / 3, clusters.meanOverlap(boxes), 1e-9);
    assertEquals(2 / 3.0, clusters.covered(boxes, 0.5), 1e-9);
  }

  @Test
  void more_anchors_than_boxes_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> AnchorClusters.of(List.of(square(10)), 2));
  }
}
