package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Box;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProposalSearchTest {
  private static final Box SQUARE = new Box(200, 100, 160, 160);

  @TempDir private Path folder;

  private LabelledPhoto drawn(String name) throws IOException {
    BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillRect(200, 100, 160, 160);
    pen.dispose();
    Path file = folder.resolve(name);
    ImageIO.write(picture, "jpg", file.toFile());
    return new LabelledPhoto(name, file, 640, 480, List.of());
  }

  private ProposalFolder proposals() {
    return new ProposalFolder(folder.resolve("proposals"));
  }

  @Test
  void proposes_the_square_that_was_drawn_in_pixels_of_the_photo() throws IOException {
    LabelledPhoto photo = drawn("a.jpg");
    List<Long> told = new ArrayList<>();
    List<LabelledPhoto> searched =
        new ProposalSearch(proposals(), 2)
            .search(List.of(photo, drawn("b.jpg")), (done, all) -> told.add(done * 10 + all));
    assertEquals(2, searched.size());
    assertEquals(List.of(12L, 22L), told);
    double best =
        proposals().read(photo).stream()
            .mapToDouble(box -> box.intersectionOverUnion(SQUARE))
            .max()
            .orElseThrow();
    assertTrue(best > 0.9, "overlap " + best);
  }

  @Test
  void what_was_searched_before_is_left_as_it_is() throws IOException {
    LabelledPhoto photo = drawn("a.jpg");
    proposals().write(photo, List.of(SQUARE));
    FileTime written = Files.getLastModifiedTime(proposals().file(photo));
    new ProposalSearch(proposals(), 1).search(List.of(photo), (done, all) -> {});
    assertEquals(written, Files.getLastModifiedTime(proposals().file(photo)));
    assertEquals(List.of(SQUARE), proposals().read(photo));
  }

  @Test
  void a_photo_that_cannot_be_read_is_left_out() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jpg"), "no picture");
    LabelledPhoto bad = new LabelledPhoto("broken.jpg", broken, 10, 10, List.of());
    LabelledPhoto good = drawn("a.jpg");
    assertEquals(
        List.of(good),
        new ProposalSearch(proposals(), 1).search(List.of(bad, good), (done, all) -> {}));
    assertFalse(proposals().has(bad));
  }
}
