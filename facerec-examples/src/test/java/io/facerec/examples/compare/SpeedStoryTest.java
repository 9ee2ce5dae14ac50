package io.facerec.examples.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SpeedStoryTest {
  private static Comparison.Result result(String name, double proposals, double network) {
    return new Comparison.Result(name, 1, new Split(proposals, network, 10), List.of(), List.of());
  }

  @Test
  void what_is_not_proposal_nor_shrinking_is_the_network() {
    Split split = Split.of(100, 60, 5, 8);
    assertEquals(35, split.network(), 1e-9);
    assertEquals(13, split.rest(), 1e-9);
    assertEquals(108, split.total(), 1e-9);
    assertEquals(0, Split.of(4, 0, 5, 8).network());
  }

  @Test
  void tells_the_share_of_the_repeated_runs_and_each_step() {
    List<String> story =
        SpeedStory.of(
            new Comparison(
                1,
                List.of(
                    result("yolo", 0, 10),
                    result("faster-rcnn", 0, 30),
                    result("fast-rcnn", 150, 40),
                    result("rcnn", 150, 840))));
    // all of them: 20, 40, 200, 1000 ms
    assertEquals(
        List.of(
            "Running the net again for each proposal is 80 % of R-CNN's time: 840 ms a photo for"
                + " its net, 40 ms where Fast R-CNN runs it once, 21.0 times less.",
            "rcnn takes 5.0 times as long as fast-rcnn.",
            "fast-rcnn takes 5.0 times as long as faster-rcnn.",
            "faster-rcnn takes 2.0 times as long as yolo.",
            "rcnn takes 50.0 times as long as yolo."),
        story);
  }

  @Test
  void says_nothing_of_what_was_not_compared() {
    assertTrue(SpeedStory.of(new Comparison(1, List.of(result("yolo", 0, 10)))).isEmpty());
  }
}
