package io.facerec.train.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.DecodedPhoto;
import io.facerec.train.data.LabelledPhoto;
import io.facerec.train.detection.evaluation.SeenSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six photos with faces and two without. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DetectionPhotosTest {
  @TempDir private Path folder;

  private DetectionPhotos photos() throws IOException {
    DrawnPhotos.draw(folder, 6, 1, 2);
    return DetectionPhotos.in(folder, Optional.empty());
  }

  @Test
  void all_are_drawn_where_there_are_no_more() throws IOException {
    DetectionPhotos photos = photos();
    List<LabelledPhoto> drawn = photos.drawn(8, 1);
    assertEquals(6, photos.training().size());
    assertEquals(photos.training(), drawn.subList(0, 6));
    assertEquals(photos.negatives(), drawn.subList(6, 8));
  }

  @Test
  void some_photos_without_faces_are_enough_to_measure_a_slow_detector_on() throws IOException {
    DetectionPhotos photos = photos();
    Detector blind = new Blind();
    int[] looked = {0};
    SeenSets seen = photos.seenBy(blind, 1, () -> looked[0]++);
    assertEquals(1, seen.negatives().size());
    assertEquals(2, looked[0]);
    assertEquals(2, photos.measured(1));
    assertEquals(3, photos.measured(9));
  }

  private static final class Blind implements Detector {
    @Override
    public List<Face> detect(DecodedPhoto photo) {
      return List.of();
    }

    @Override
    public int longestSide() {
      return 64;
    }

    @Override
    public void close() {}
  }

  @Test
  void a_larger_number_draws_the_same_ones_and_more() throws IOException {
    DetectionPhotos photos = photos();
    List<LabelledPhoto> drawn = photos.drawn(5, 1);
    assertEquals(5, new HashSet<>(drawn).size());
    assertEquals(drawn.subList(0, 3), photos.drawn(3, 1));
    assertNotEquals(drawn, photos.drawn(5, 2));
  }
}
