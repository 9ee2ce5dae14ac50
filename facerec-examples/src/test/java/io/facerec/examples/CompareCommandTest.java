package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CompareCommandTest {
  @TempDir private Path folder;

  @Test
  void writes_tables_and_a_page() throws IOException {
    Path val = Files.createDirectories(folder.resolve("val/drawn"));
    ImageIO.write(
        new BufferedImage(96, 64, BufferedImage.TYPE_3BYTE_BGR),
        "jpg",
        val.resolve("black.jpg").toFile());
    Files.writeString(
        folder.resolve("val/label.txt"),
        "# drawn/black.jpg 96 64\n" + "10 10 40 40" + " -1".repeat(10) + " 0 0 0 hand -1 -1 -1\n");
    Path html = folder.resolve("page.html");
    Runs run = Runs.of("compare", "--data", folder, "--timed", 1, "--rounds", 1, "--html", html);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("| yolo |"), run.out());
    assertTrue(run.out().contains("Average precision"), run.out());
    assertTrue(Files.readString(html).contains("<b>yolo</b>: 0 faces"));
  }

  @Test
  void refuses_to_look_at_nothing() {
    assertEquals(2, Runs.of("compare", "--data", folder, "--rounds", 0).code());
  }
}
