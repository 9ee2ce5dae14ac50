package io.facerec.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.examples.report.MistakeSheet.Section;
import io.facerec.image.Box;
import io.facerec.train.data.LabelledPhoto;
import io.facerec.train.detection.evaluation.Mistake;
import io.facerec.train.detection.evaluation.SeenPhoto;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MistakeSheetTest {
  @TempDir private Path folder;

  /** A blue square of 40 px at (100, 60) in a green photo, seen at half its size. */
  private Mistake mistake(Path file) {
    LabelledPhoto photo =
        new LabelledPhoto("drawn/" + file.getFileName(), file, 200, 120, List.of());
    return new Mistake(
        Mistake.Kind.MISS,
        new SeenPhoto(photo, 0.5, List.of(), List.of()),
        new Box(50, 30, 20, 20),
        0,
        Optional.empty());
  }

  private Path photo() throws IOException {
    BufferedImage photo = new BufferedImage(200, 120, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = photo.createGraphics();
    g.setColor(Color.GREEN);
    g.fillRect(0, 0, 200, 120);
    g.setColor(Color.BLUE);
    g.fillRect(100, 60, 40, 40);
    g.dispose();
    Path file = folder.resolve("photo.png");
    ImageIO.write(photo, "png", file.toFile());
    return file;
  }

  @Test
  void the_place_that_is_meant_stands_in_the_middle_of_its_picture() throws IOException {
    BufferedImage picture = MistakePicture.of(mistake(photo()));
    int side = MistakePicture.SIDE;
    assertEquals(side, picture.getWidth());
    assertEquals(Color.BLUE.getRGB(), picture.getRGB(side / 2, side / 2));
    // of the 50 seen pixels across, the box takes 20: its frame runs 3/10 from the edge
    Color frame = new Color(picture.getRGB(side * 3 / 10, side / 2));
    assertTrue(frame.getRed() > 200 && frame.getBlue() < 100, frame.toString());
    assertEquals(Color.GREEN.getRGB(), picture.getRGB(side / 2, side / 5));
  }

  @Test
  void a_sheet_has_a_row_for_each_eight_mistakes() throws IOException {
    Mistake mistake = mistake(photo());
    Path one = folder.resolve("sheets/one.png");
    Path two = folder.resolve("sheets/two.png");
    MistakeSheet.write(List.of(new Section("few", List.of(mistake))), one);
    MistakeSheet.write(List.of(new Section("many", Collections.nCopies(9, mistake))), two);
    BufferedImage few = ImageIO.read(one.toFile());
    BufferedImage many = ImageIO.read(two.toFile());
    assertEquals(few.getWidth(), many.getWidth());
    assertTrue(many.getHeight() > few.getHeight() + MistakePicture.SIDE);
  }

  @Test
  void a_photo_that_is_none_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("text.jpg"), "no picture");
    IOException refused = assertThrows(IOException.class, () -> MistakePicture.of(mistake(file)));
    assertTrue(refused.getMessage().contains("text.jpg"), refused.getMessage());
  }
}
