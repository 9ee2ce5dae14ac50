package io.facerec.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.testing.DetectorWith;
import io.facerec.testing.Pictures;
import io.facerec.testing.TinyModels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BorderedDetectorTest {
  @TempDir static Path folder;
  private static YoloDetector tiny;

  private final List<Integer> widths = new ArrayList<>();
  private final List<Long> columns = new ArrayList<>();

  @BeforeAll
  static void load() throws IOException {
    tiny = YoloDetector.load(TinyModels.detector(folder));
  }

  @AfterAll
  static void close() {
    tiny.close();
  }

  @Test
  void looks_once_where_a_face_is_sure() {
    assertEquals(1, look(160, 0.6f, 0.9f, 0.9f).size());
    assertEquals(List.of(160), widths);
  }

  @Test
  void looks_again_with_a_wider_border_until_a_face_is_sure() {
    List<Face> faces = look(160, 0.4f, 0.8f, 0.9f);
    assertEquals(0.8f, faces.get(0).score());
    assertEquals(List.of(160, 320), widths);
    assertEquals(new Box(0, 0, 40, 40), faces.get(0).box());
  }

  @Test
  void takes_the_surest_look_if_none_is_sure() {
    assertEquals(0.5f, look(160, 0.4f, 0.5f, 0.3f).get(0).score());
    assertEquals(0.4f, look(160, 0.4f, 0.1f, 0.3f).get(0).score());
    assertEquals(List.of(160, 320, 480, 160, 320, 480), widths);
  }

  @Test
  void enlarges_a_small_picture_and_keeps_its_coordinates() {
    assertEquals(new Box(0, 0, 30, 30), look(120, 0.4f, 0.8f, 0.9f).get(0).box());
    assertEquals(List.of(120, 240), widths);
    assertEquals(List.of(120L, 480L), columns);
  }

  /**
   * What is found in a picture of this width, with a face of a quarter, given each look's score.
   */
  private List<Face> look(int width, float... scores) {
    int first = widths.size();
    Detector judging =
        new DetectorWith(
            tiny,
            (pixels, faces) -> {
              float score = scores[widths.size() - first];
              widths.add(pixels.width());
              columns.add(pixels.pixels().shape().get(1));
              return faces.stream().map(face -> rescored(face, score)).toList();
            });
    BufferedImage picture = Pictures.empty(width, width / 4);
    Pictures.face(picture, Pictures.RED, 0, 0, width / 4);
    try (DecodedPhoto pixels = Photo.of("crop", picture).decode()) {
      return new BorderedDetector(judging).detect(pixels);
    }
  }

  /** Boxes are rounded, since enlarging blurs their edges. */
  private static Face rescored(Face face, float score) {
    Box box = face.box();
    return new Face(
        face.photo(),
        new Box(
            Math.round(box.x()),
            Math.round(box.y()),
            Math.round(box.width()),
            Math.round(box.height())),
        score,
        face.landmarks());
  }
}
