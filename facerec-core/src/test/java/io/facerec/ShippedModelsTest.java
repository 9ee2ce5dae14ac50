package io.facerec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.facerec.detect.YoloDetector;
import io.facerec.exception.NoFaceException;
import io.facerec.image.Photo;
import io.facerec.testing.Pictures;
import io.facerec.verify.SiameseVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShippedModelsTest {
  private static final Photo WALL = Photo.of("wall", Pictures.empty(200, 150));

  @Test
  void are_loaded_once_and_outlive_whoever_closes_them() {
    YoloDetector detector = YoloDetector.ofDefault();
    detector.close();
    assertSame(detector, YoloDetector.ofDefault());
    assertEquals(List.of(), detector.detect(WALL));
    SiameseVerifier verifier = SiameseVerifier.ofDefault();
    verifier.close();
    assertSame(verifier, SiameseVerifier.ofDefault());
    assertEquals(List.of(), verifier.embed(List.of()));
  }

  @Test
  void are_what_a_finder_uses_that_is_given_an_avatar_alone(@TempDir Path folder)
      throws IOException {
    Path wall = Pictures.save(Pictures.empty(200, 150), folder.resolve("wall.png"));
    assertThrows(NoFaceException.class, () -> new SelfieFinder(wall));
  }

  @Test
  void may_be_loaded_apart_with_other_options() {
    try (YoloDetector detector = YoloDetector.builder().longestSide(320).minScore(0.9).build();
        SiameseVerifier verifier = SiameseVerifier.builder().build()) {
      assertEquals(320, detector.longestSide());
      assertEquals(List.of(), detector.detect(WALL));
      assertEquals(List.of(), verifier.embed(List.of()));
    }
  }
}
