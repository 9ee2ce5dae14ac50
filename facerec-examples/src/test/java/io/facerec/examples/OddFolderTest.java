package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** {@code facerec find} over a folder of files that are broken, or that only look like photos. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OddFolderTest {
  @TempDir Path folder;
  private Album album;
  private OddPhotos odd;

  @BeforeEach
  void draw() throws IOException {
    album = Album.in(folder);
    odd = new OddPhotos(Files.createDirectories(folder.resolve("odd")));
  }

  @Test
  void what_cannot_be_searched_is_reported_with_its_reason_and_the_rest_is_searched()
      throws IOException {
    List<Path> broken =
        List.of(
            odd.emptyFile(),
            odd.pngThatClaims(60_000, 60_000),
            odd.heic(),
            odd.text(),
            odd.truncatedJpeg());
    Path gif = odd.gif();
    Path sixteenBits = odd.pngOf16Bits();
    odd.cmykJpeg();
    Path webp = odd.webp();

    Runs run =
        Runs.of("find", "--models", album.models(), album.avatar(), odd.folder(), album.photos());

    assertEquals(0, run.code(), run.err());
    for (Path file : broken) {
      String line = lineOf(file, run);
      assertTrue(line.startsWith(file + ",,,,,,,,,,"), line);
      assertTrue(line.length() > (file + ",,,,,,,,,,").length() + 10, "no reason: " + line);
    }
    assertTrue(lineOf(odd.folder().resolve("huge.png"), run).contains("60000"), run.out());
    assertTrue(lineOf(odd.folder().resolve("photo.heic"), run).contains("HEIC"), run.out());
    assertFalse(lineOf(webp, run).contains("WebP"), run.out());
    assertTrue(lineOf(gif, run).contains(",true,,"), run.out());
    assertTrue(lineOf(sixteenBits, run).contains(",true,,"), run.out());
    assertTrue(run.lastErrLine().startsWith("12 photos, "), run.err());
    assertTrue(run.lastErrLine().endsWith(", 5 unreadable"), run.err());
  }

  private static String lineOf(Path file, Runs run) {
    return run.outLines().stream()
        .filter(line -> line.startsWith(file.toString()))
        .findFirst()
        .orElse("no line for " + file + " in " + run.out());
  }
}
