package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.testing.Pictures;
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
class VerifyCommandTest {
  @TempDir Path folder;
  private Album album;

  @BeforeEach
  void draw() throws IOException {
    album = Album.in(folder);
    album.add("red.png", Pictures.RED);
    album.add("reddish.png", Pictures.REDDISH);
    album.add("nobody.png");
  }

  @Test
  void writes_index_and_distance_of_each_pair() throws IOException {
    Runs run = verify("red.png red.png", "red.png reddish.png");
    assertEquals(0, run.code(), run.err());
    assertEquals("0\t0.000000", run.outLines().get(0));
    assertTrue(run.outLines().get(1).startsWith("1\t0.18"), run.out());
    assertEquals("2 photos, 2 faces, 2 matches, 0 unreadable", run.lastErrLine());
  }

  @Test
  void reads_pairs_in_the_form_of_lfw() throws IOException {
    Path ada = Files.createDirectories(album.photos().resolve("Ada"));
    Pictures.save(Pictures.group(Pictures.RED), ada.resolve("Ada_0001.jpg"));
    Pictures.save(Pictures.group(Pictures.RED), ada.resolve("Ada_0002.jpg"));
    Runs run = verify("1\t1", "Ada\t1\t2", "Ada 1 Ada 2");
    assertEquals(List.of("0\t0.000000", "1\t0.000000"), run.outLines());
  }

  @Test
  void compares_crops_at_the_centre_and_warns_where_a_picture_holds_no_face() throws IOException {
    Runs run = verify("red.png nobody.png");
    assertEquals(0, run.code(), run.err());
    // Both are black at the centre.
    assertEquals(List.of("0\t0.000000"), run.outLines());
    assertTrue(
        run.err().startsWith("warning: " + album.photos().resolve("nobody.png") + ": no face"),
        run.err());
  }

  @Test
  void has_no_number_for_a_pair_whose_picture_cannot_be_read() throws IOException {
    Runs run = verify("red.png gone.png", "red.png red.png");
    assertEquals(0, run.code(), run.err());
    assertEquals(List.of("0\tNaN", "1\t0.000000"), run.outLines());
    assertEquals("2 photos, 1 faces, 1 matches, 1 unreadable", run.lastErrLine());
  }

  @Test
  void measures_a_table_with_labels_on_stderr() throws IOException {
    album.add("blue.png", Pictures.BLUE);
    Runs run =
        verify(
            "first,second,label",
            "red.png,reddish.png,same",
            "red.png,red.png,1",
            "red.png,blue.png,different",
            "red.png,gone.png,same");
    assertEquals(0, run.code(), run.err());
    assertEquals(4, run.outLines().size());
    assertTrue(
        run.err().contains("of 2 pairs of one person 2 match, of 1 pairs of two people 0"),
        run.err());
    assertTrue(run.err().contains("area under ROC    1.0000 (3 pairs"), run.err());
    assertEquals("4 photos, 3 faces, 2 matches, 1 unreadable", run.lastErrLine());
  }

  @Test
  void fails_with_the_line_that_has_another_form() throws IOException {
    Runs run = verify("red.png red.png", "red.png");
    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("facerec: line 2 of the pairs is 'red.png'"), run.err());
  }

  private Runs verify(String... pairs) throws IOException {
    Path list = Files.write(folder.resolve("pairs.txt"), List.of(pairs));
    return Runs.of("verify", "--models", album.models(), "--pairs", list, "--root", album.photos());
  }
}
