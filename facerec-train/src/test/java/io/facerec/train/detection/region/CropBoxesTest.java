package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.detection.DetectionPhotos;
import io.facerec.train.detection.DrawnPhotos;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CropBoxesTest {
  @TempDir private Path folder;

  @Test
  void faces_are_as_large_as_a_training_sees_them_and_always_the_same() throws IOException {
    DrawnPhotos.draw(folder, 4, 1, 1);
    List<AnchorSize> sizes = sizes();
    assertFalse(sizes.isEmpty());
    for (AnchorSize size : sizes) {
      assertTrue(size.height() >= 4 && size.height() <= 96.01, size.toString());
    }
    // drawn a quarter higher than wide; some are cut by the border
    double ratio = sizes.stream().mapToDouble(s -> s.height() / s.width()).average().orElse(0);
    assertEquals(1.25, ratio, 0.1);
    assertEquals(sizes, sizes());
  }

  private List<AnchorSize> sizes() {
    return CropBoxes.of(
        DetectionPhotos.crops(DetectionPhotos.in(folder, Optional.empty()).training())
            .size(96)
            .batch(4)
            .build(),
        3);
  }
}
