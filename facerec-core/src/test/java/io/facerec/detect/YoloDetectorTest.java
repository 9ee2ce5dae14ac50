package io.facerec.detect;

import static io.facerec.testing.Pictures.BLUE;
import static io.facerec.testing.Pictures.RED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.exception.InvalidModelException;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.testing.Pictures;
import io.facerec.testing.TinyModels;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class YoloDetectorTest {
  @TempDir static Path folder;

  private static Path model;
  private static YoloDetector detector;

  @BeforeAll
  static void load() throws IOException {
    model = TinyModels.detector(folder.resolve("tiny"));
    detector = YoloDetector.load(model);
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  @Test
  void finds_the_faces_with_their_boxes_landmarks_and_scores() {
    Photo photo = Photo.of("group", Pictures.group(RED, BLUE));
    List<Face> faces = detector.detect(photo);
    assertEquals(
        List.of(new Box(10, 20, 60, 60), new Box(90, 20, 60, 60)),
        faces.stream().map(Face::box).toList());
    assertEquals(photo, faces.get(0).photo());
    assertEquals(1, faces.get(0).score());
    Landmarks.Point leftEye = faces.get(0).landmarks().orElseThrow().points().get(0);
    assertEquals(10 + 60 * 38.2946 / 112, leftEye.x(), 1e-3);
    assertEquals(20 + 60 * 51.6963 / 112, leftEye.y(), 1e-3);
  }

  @Test
  void gives_places_in_pixels_of_the_full_size_where_less_was_decoded() throws IOException {
    BufferedImage large = new BufferedImage(1280, 400, BufferedImage.TYPE_INT_RGB);
    Pictures.face(large, RED, 40, 80, 240);
    Path file = folder.resolve("large.jpg");
    ImageIO.write(large, "jpg", file.toFile());
    Face face = detector.detect(Photo.of(file)).get(0); // decoded at a quarter: 320 x 100
    assertEquals(40, face.box().x(), 4);
    assertEquals(80, face.box().y(), 4);
    assertEquals(240, face.box().width(), 8);
    Landmarks.Point leftEye = face.landmarks().orElseThrow().points().get(0);
    assertEquals(40 + 240 * 38.2946 / 112, leftEye.x(), 8);
  }

  @Test
  void finds_none_where_there_is_none() {
    assertEquals(List.of(), detector.detect(Photo.of("black", Pictures.empty(64, 64))));
  }

  @Test
  void takes_its_options_from_the_card_unless_they_are_given() {
    assertEquals(320, detector.longestSide());
    try (YoloDetector sharp = YoloDetector.builder(model).longestSide(640).minScore(1).build()) {
      assertEquals(640, sharp.longestSide());
      BufferedImage picture = Pictures.group(RED, RED);
      Pictures.face(picture, new Color(5, 5, 5), 30, 30, 10); // 0.97 of the box is bright
      Photo photo = Photo.of("hole", picture);
      assertEquals(1, sharp.detect(photo).size());
      assertEquals(2, detector.detect(photo).size());
    }
  }

  @Test
  void refuses_options_that_make_no_sense() {
    assertThrows(IllegalArgumentException.class, () -> YoloDetector.builder(model).minScore(1.1));
    assertThrows(IllegalArgumentException.class, () -> YoloDetector.builder(model).longestSide(31));
  }

  @Test
  void refuses_a_model_that_embeds() throws IOException {
    Path verifier = TinyModels.verifier(folder.resolve("verifier"));
    Exception e = assertThrows(InvalidModelException.class, () -> YoloDetector.load(verifier));
    assertTrue(
        e.getMessage().endsWith("it is a face-embedding, needed is a face-detector"),
        e.getMessage());
  }

  @Test
  void refuses_to_detect_when_it_is_closed() throws IOException {
    YoloDetector closed = YoloDetector.load(TinyModels.detector(folder.resolve("closed")));
    closed.close();
    Photo photo = Photo.of("group", Pictures.group(RED));
    assertThrows(IllegalStateException.class, () -> closed.detect(photo));
  }
}
