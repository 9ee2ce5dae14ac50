package io.facerec.detect;

import static io.facerec.testing.Pictures.BLUE;
import static io.facerec.testing.Pictures.RED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.exception.InvalidModelException;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.testing.Pictures;
import io.facerec.testing.TinyModels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The detectors that judge what selective search proposes, in the world of tiny models. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProposalDetectorsTest {
  @TempDir private Path folder;

  static Stream<Named<Function<Path, DetectorBuilder<?>>>> builders() {
    return Stream.of(
        Named.of("R-CNN", RcnnDetector::builder),
        Named.of("Fast R-CNN", FastRcnnDetector::builder));
  }

  private static List<Box> found(Detector detector, Photo photo) {
    return detector.detect(photo).stream()
        .map(Face::box)
        .sorted(Comparator.comparingDouble(Box::x))
        .toList();
  }

  private static void assertNear(Box wanted, Box found) {
    assertTrue(wanted.intersectionOverUnion(found) > 0.8, found + " is not near to " + wanted);
  }

  @ParameterizedTest
  @MethodSource("builders")
  void find_the_faces_that_were_proposed(Function<Path, DetectorBuilder<?>> builder)
      throws IOException {
    try (Detector detector = builder.apply(TinyModels.regionDetector(folder)).build()) {
      List<Box> faces = found(detector, Photo.of("group", Pictures.group(RED, BLUE)));
      assertEquals(2, faces.size());
      assertNear(new Box(10, 20, 60, 60), faces.get(0));
      assertNear(new Box(90, 20, 60, 60), faces.get(1));
      assertEquals(320, detector.longestSide());
    }
  }

  @ParameterizedTest
  @MethodSource("builders")
  void propose_in_pixels_of_the_photo_as_it_was_decoded(Function<Path, DetectorBuilder<?>> builder)
      throws IOException {
    BufferedImage large = new BufferedImage(1280, 400, BufferedImage.TYPE_INT_RGB);
    Pictures.face(large, RED, 40, 80, 240);
    Path file = folder.resolve("large.jpg");
    ImageIO.write(large, "jpg", file.toFile());
    try (Detector detector = builder.apply(TinyModels.regionDetector(folder)).build()) {
      assertNear(new Box(40, 80, 240, 240), found(detector, Photo.of(file)).get(0));
    }
  }

  @ParameterizedTest
  @MethodSource("builders")
  void find_none_where_nothing_is_proposed(Function<Path, DetectorBuilder<?>> builder)
      throws IOException {
    try (Detector detector = builder.apply(TinyModels.regionDetector(folder)).build()) {
      assertEquals(List.of(), found(detector, Photo.of("small", Pictures.empty(5, 5))));
    }
  }

  @Test
  void refuse_a_model_that_takes_no_proposals() throws IOException {
    Path whole = TinyModels.detector(folder);
    Exception e = assertThrows(InvalidModelException.class, () -> RcnnDetector.load(whole));
    assertTrue(
        e.getMessage().endsWith("it is a face-detector, needed is a region-face-detector"),
        e.getMessage());
    assertThrows(InvalidModelException.class, () -> FastRcnnDetector.load(whole));
  }
}
