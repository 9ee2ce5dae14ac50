package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DetectCommandTest {
  @TempDir Path folder;
  private Album album;

  @BeforeEach
  void draw() throws IOException {
    album = Album.in(folder);
  }

  @Test
  void writes_a_line_of_sixteen_columns_for_each_face_in_the_order_of_the_photos() {
    Runs run = Runs.of("detect", "--models", album.models(), album.photos());
    assertEquals(0, run.code(), run.err());
    assertEquals(
        List.of("1 blue, red.png", "1 blue, red.png", "3 green.png"),
        run.outLines().stream()
            .map(line -> Path.of(line.split("\t", -1)[0]).getFileName().toString())
            .toList());
    for (String line : run.outLines()) {
      assertEquals(16, line.split("\t", -1).length, line);
    }
    assertTrue(run.out().contains("\t1.0000\t90.00\t20.00\t60.00\t60.00\t"), run.out());
    assertEquals("3 photos, 3 faces, 0 matches, 0 unreadable", run.lastErrLine());
  }

  @Test
  void has_a_line_with_the_reason_for_a_photo_that_cannot_be_read() throws IOException {
    Path text = album.addText("text.jpg");
    Path out = folder.resolve("detections.tsv");
    Runs run = Runs.of("detect", "--models", album.models(), "--out", out, text);
    assertEquals(0, run.code(), run.err());
    List<String> lines = Files.readAllLines(out);
    assertEquals(1, lines.size());
    assertEquals(text.toString(), lines.get(0).split("\t", -1)[0]);
    assertTrue(run.err().startsWith("warning: " + text + ": "), run.err());
    assertEquals("1 photos, 0 faces, 0 matches, 1 unreadable", run.lastErrLine());
  }

  @Test
  void refuses_a_score_that_is_none_and_a_side_that_is_none() {
    assertEquals(2, Runs.of("detect", "--min-score", "1.5", album.photos()).code());
    assertEquals(2, Runs.of("detect", "--longest-side", "0", album.photos()).code());
  }
}
