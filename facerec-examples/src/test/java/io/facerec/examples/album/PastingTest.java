package io.facerec.examples.album;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.image.SimilarityTransform;
import io.facerec.train.evaluation.face.MarkedFace;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PastingTest {
  /** A stranger's face is in the left half of every photo. */
  private static final Box STRANGER = new Box(0, 0, 200, 300);

  @TempDir Path folder;

  @Test
  void a_head_is_pasted_where_no_face_is_and_its_landmarks_go_with_it() throws IOException {
    Path photo = picture("photo.png", 400, 300, Color.BLUE);
    MarkedFace head = head();
    MarkedFace pasted = new Pasting(List.of(photo), detector(STRANGER), 3).paste(head);
    assertEquals("ann", pasted.person());
    Box place = pasted.box();
    assertTrue(place.height() >= 29.5 && place.height() <= 40.5, place.toString());
    assertEquals(0, place.intersection(STRANGER));
    try (DecodedPhoto pixels = pasted.photo().decode()) {
      long x = (long) (place.x() + place.width() / 2);
      long y = (long) (place.y() + place.height() / 2);
      assertTrue((pixels.pixels().getByte(y, x, 0) & 0xff) > 230, "red where the face is");
      assertTrue((pixels.pixels().getByte(y, x, 2) & 0xff) < 40, "not blue where the face is");
      assertTrue((pixels.pixels().getByte(0, 0, 2) & 0xff) > 230, "blue elsewhere");
    }
  }

  @Test
  void the_same_seed_pastes_at_the_same_place() throws IOException {
    Path photo = picture("photo.png", 400, 300, Color.BLUE);
    assertEquals(
        new Pasting(List.of(photo), detector(STRANGER), 3).paste(head()).box(),
        new Pasting(List.of(photo), detector(STRANGER), 3).paste(head()).box());
  }

  @Test
  void a_head_fades_towards_its_corners() {
    BufferedImage head = new BufferedImage(100, 100, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage faded = Pasting.faded(head, 50, 50);
    assertEquals(255, faded.getRGB(25, 25) >>> 24);
    assertEquals(0, faded.getRGB(1, 1) >>> 24);
  }

  @Test
  void photos_without_room_are_passed_over_and_none_at_all_is_said() throws IOException {
    Path tiny = picture("tiny.png", 20, 20, Color.BLUE);
    Path full = picture("full.png", 150, 150, Color.BLUE);
    Pasting pasting = new Pasting(List.of(tiny, full), detector(STRANGER), 3);
    MarkedFace head = head();
    assertThrows(IllegalArgumentException.class, () -> pasting.paste(head));
  }

  private MarkedFace head() throws IOException {
    return new MarkedFace(
        Photo.of(picture("head.png", 112, 112, Color.RED)), "ann", SimilarityTransform.TEMPLATE);
  }

  private Path picture(String name, int width, int height, Color color) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = picture.createGraphics();
    g.setColor(color);
    g.fillRect(0, 0, width, height);
    g.dispose();
    Path file = folder.resolve(name);
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  private static Detector detector(Box box) {
    return new Detector() {
      @Override
      public List<Face> detect(DecodedPhoto photo) {
        return List.of(new Face(photo.photo(), box, 1, Optional.empty()));
      }

      @Override
      public int longestSide() {
        return 640;
      }

      @Override
      public void close() {}
    };
  }
}
