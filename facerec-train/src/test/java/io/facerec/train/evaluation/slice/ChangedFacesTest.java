package io.facerec.train.evaluation.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.DecodedPhoto;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.image.SimilarityTransform;
import io.facerec.train.evaluation.face.MarkedFace;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drawn face of 112 pixels that stands as the template does: black and white stripes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangedFacesTest {
  @TempDir Path folder;

  @Test
  void a_shrunken_face_has_the_height_and_its_landmarks_shrink_with_it() throws IOException {
    MarkedFace face = face(2);
    assertEquals(109.8, face.box().height(), 0.1);
    try (Shrinking shrinking = new Shrinking()) {
      MarkedFace small = shrinking.to(face, 54.9);
      assertEquals(54.9, small.box().height(), 0.1);
      Landmarks.Point eye = SimilarityTransform.TEMPLATE.points().get(0);
      assertEquals(eye.x() / 2, small.marks().points().get(0).x(), 1e-3);
      try (DecodedPhoto photo = small.photo().decode()) {
        assertEquals(56, photo.width());
        // stripes of 2 pixels become one of black and one of white each
        assertEquals(0, photo.pixels().getByte(10, 0, 0) & 0xff, 1);
        assertEquals(255, photo.pixels().getByte(10, 1, 0) & 0xff, 1);
      }
      assertSame(face, shrinking.to(face, 200), "nothing is enlarged");
    }
  }

  @Test
  void stripes_that_are_averaged_away_are_grey() throws IOException {
    try (Shrinking shrinking = new Shrinking();
        DecodedPhoto photo = shrinking.to(face(1), 54.9).photo().decode()) {
      assertEquals(128, photo.pixels().getByte(10, 10, 0) & 0xff, 1);
    }
  }

  @Test
  void a_mask_covers_the_mouth_and_sunglasses_the_eyes_alone() throws IOException {
    MarkedFace face = face(2);
    Landmarks.Point eye = SimilarityTransform.TEMPLATE.points().get(0);
    Landmarks.Point mouth = SimilarityTransform.TEMPLATE.points().get(3);
    assertTrue(isFlat(Hindrance.MASK.on(face), mouth) && !isFlat(Hindrance.MASK.on(face), eye));
    MarkedFace glasses = Hindrance.SUNGLASSES.on(face);
    assertTrue(isFlat(glasses, eye) && !isFlat(glasses, mouth));
  }

  @Test
  void a_blurred_face_is_less_sharp_and_a_dim_one_is_not() throws IOException {
    MarkedFace face = face(8);
    try (Sharpness sharpness = new Sharpness()) {
      double sharp = sharpness.of(face);
      assertTrue(sharpness.of(Hindrance.MOTION.on(face)) < sharp / 4);
      assertEquals(sharp, sharpness.of(Hindrance.DIM.on(face)), sharp / 20);
    }
  }

  private static boolean isFlat(MarkedFace face, Landmarks.Point at) {
    try (DecodedPhoto photo = face.photo().decode()) {
      byte first = photo.pixels().getByte((long) at.y(), (long) at.x(), 0);
      return first == photo.pixels().getByte((long) at.y(), (long) at.x() + 2, 0);
    }
  }

  /** Vertical stripes of so many pixels. */
  private MarkedFace face(int width) throws IOException {
    BufferedImage picture = new BufferedImage(112, 112, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = picture.createGraphics();
    g.setColor(Color.WHITE);
    for (int x = width; x < 112; x += 2 * width) {
      g.fillRect(x, 0, width, 112);
    }
    g.dispose();
    File file = folder.resolve("face.png").toFile();
    ImageIO.write(picture, "png", file);
    return new MarkedFace(Photo.of(file.toPath()), "ann", SimilarityTransform.TEMPLATE);
  }
}
