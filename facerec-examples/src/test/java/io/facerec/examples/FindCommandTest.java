package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.examples.report.CsvReport;
import io.facerec.testing.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FindCommandTest {
  @TempDir Path folder;
  private Album album;

  @BeforeEach
  void draw() throws IOException {
    album = Album.in(folder);
  }

  @Test
  void writes_a_line_for_each_face_and_counts_on_the_last_line_of_stderr() {
    Runs run = find(album.avatar(), album.photos());
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.outLines();
    assertEquals(CsvReport.HEADER, lines.get(0));
    assertEquals(4, lines.size(), run.out());
    String photo = "\"" + album.photos().resolve("1 blue, red.png") + "\"";
    assertTrue(lines.get(1).startsWith(photo + ",0,10.00,20.00,60.00,60.00,1.0000,"), run.out());
    assertTrue(lines.get(1).contains(",false,,"), run.out());
    assertTrue(lines.get(2).startsWith(photo + ",1,90.00,20.00,60.00,60.00,1.0000,0.0"), run.out());
    assertTrue(lines.get(2).contains(",true,,"), run.out());
    assertTrue(lines.get(3).startsWith(album.photos().resolve("3 green.png") + ",0,"), run.out());
    assertEquals("3 photos, 3 faces, 1 matches, 0 unreadable", run.lastErrLine());
  }

  @Test
  void goes_on_past_a_photo_that_cannot_be_read() throws IOException {
    Path text = album.addText("0 text.jpg");
    Path gone = folder.resolve("gone.jpg");
    Runs run = find(album.avatar(), album.photos(), gone);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.outLines().get(1).startsWith(text + ",,,,,,,,,,"), run.out());
    assertTrue(run.outLines().get(5).startsWith(gone + ",,,,,,,,,,"), run.out());
    assertTrue(run.err().contains("warning: " + text + ": "), run.err());
    assertEquals(3, run.err().lines().count(), run.err());
    assertEquals("5 photos, 3 faces, 1 matches, 2 unreadable", run.lastErrLine());
  }

  @Test
  void finds_nobody_and_is_done() {
    Runs run = find(album.avatar(), album.photos().resolve("2 nobody.png"));
    assertEquals(0, run.code(), run.err());
    assertEquals(List.of(CsvReport.HEADER), run.outLines());
    assertEquals("1 photos, 0 faces, 0 matches, 0 unreadable", run.lastErrLine());
  }

  @Test
  void calls_one_face_of_a_photo_the_person_and_several_only_if_asked() throws IOException {
    Path mirror = album.add("mirror.png", Pictures.RED, Pictures.RED);
    assertTrue(find(album.avatar(), mirror).lastErrLine().contains(" 1 matches"));
    assertTrue(
        find(album.avatar(), mirror, "--several-per-photo").lastErrLine().contains(" 2 matches"));
  }

  @Test
  void is_stricter_at_a_smaller_false_match_rate() throws IOException {
    Path reddish = album.add("reddish.png", Pictures.REDDISH);
    assertTrue(
        find(album.avatar(), reddish, "--false-match-rate", "1e-2").out().contains(",true,"));
    assertTrue(
        find(album.avatar(), reddish, "--false-match-rate", "1e-4").out().contains(",false,"));
  }

  @Test
  void takes_further_pictures_of_the_person_and_of_people_who_look_alike() throws IOException {
    Path reddish = album.add("reddish.png", Pictures.REDDISH);
    // 0.19 from red alone, half of that from what is between red and reddish
    assertTrue(find(album.avatar(), reddish, "--false-match-rate=1e-4").out().contains(",false,"));
    assertTrue(
        find(album.avatar(), reddish, "--false-match-rate=1e-4", "--also", reddish)
            .out()
            .contains(",true,"));
    assertTrue(
        find(album.avatar(), reddish, "--false-match-rate=1e-2", "--not", reddish)
            .out()
            .contains(",false,"));
  }

  @Test
  void prints_each_photo_at_once_or_all_in_the_end_in_the_same_order() throws IOException {
    List<String> whole = find(album.avatar(), album.photos()).out().lines().toList();
    List<String> atOnce = find(album.avatar(), album.photos(), "--at-once").out().lines().toList();
    assertEquals(4, whole.size());
    assertEquals(photos(whole), photos(atOnce));
  }

  private static List<String> photos(List<String> lines) {
    return lines.stream().map(line -> line.substring(0, line.indexOf(','))).toList();
  }

  @Test
  void writes_files_where_it_is_told_to() throws IOException {
    Path csv = folder.resolve("out/found.csv");
    Path html = folder.resolve("out/report.html");
    Runs run = find(album.avatar(), album.photos(), "--out", csv, "--html", html);
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.out());
    assertEquals(4, Files.readAllLines(csv).size());
    String page = Files.readString(html);
    assertTrue(page.contains("Found 1 times in 3 photos"), page);
    assertTrue(page.contains("1 blue, red.png"), page);
    assertTrue(page.endsWith("</html>\n"), page);
  }

  @Test
  void says_how_poor_an_avatar_is_and_goes_on_regardless_if_told_to() throws IOException {
    Path poor = folder.resolve("poor.png");
    BufferedImage picture = Pictures.empty(320, 100);
    Pictures.face(picture, Pictures.RED, 10, 20, 16);
    Pictures.save(picture, poor);
    Runs refused = find(poor, album.photos());
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("too poor to decide (it is 16 px high"), refused.err());
    assertEquals(0, find(poor, album.photos(), "--accept-poor-avatar").code());
  }

  @Test
  void fails_with_a_sentence_if_the_avatar_shows_no_face_and_writes_nothing() {
    Path csv = folder.resolve("found.csv");
    Path nobody = album.photos().resolve("2 nobody.png");
    Runs run = find(nobody, album.photos(), "--out", csv);
    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("facerec: "), run.err());
    assertTrue(run.err().contains(nobody.toString()), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertFalse(Files.exists(csv));
  }

  @Test
  void fails_with_a_sentence_if_a_model_is_damaged() throws IOException {
    Files.writeString(album.models().resolve("yolo/graph.pb"), "damaged");
    Runs run = find(album.avatar(), album.photos());
    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("facerec: cannot use the model "), run.err());
  }

  @Test
  void refuses_a_parallelism_of_nothing() {
    assertEquals(2, find(album.avatar(), album.photos(), "--parallelism", "0").code());
  }

  private Runs find(Object... words) {
    List<Object> all = new ArrayList<>(List.of("find", "--models", album.models()));
    all.addAll(List.of(words));
    return Runs.of(all.toArray());
  }
}
