package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.examples.report.PeopleCsv;
import io.facerec.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IndexCommandTest {
  @TempDir Path folder;
  private Album album;
  private Path index;

  @BeforeEach
  void draw() throws IOException {
    album = Album.in(folder);
    index = folder.resolve("album.faces");
  }

  @Test
  void an_index_finds_what_its_photos_show() {
    index();
    Runs byIndex = run("find", album.avatar(), "--index", index);
    Runs byPhotos = run("find", album.avatar(), album.photos());
    assertEquals(0, byIndex.code(), byIndex.err());
    List<String> matches = matches(byPhotos);
    assertEquals(1, matches.size());
    // the share that an album suggests changes the probability (column 9) alone
    assertEquals(withoutProbability(matches), withoutProbability(matches(byIndex)));
  }

  @Test
  void indexing_again_searches_what_is_new_and_says_so() throws IOException {
    assertEquals("3 photos searched, 0 kept, 0 dropped, 0 unreadable", index().lastErrLine());
    album.addText("9 text.jpg");
    Runs again = index();
    assertEquals("1 photos searched, 3 kept, 0 dropped, 1 unreadable", again.lastErrLine());
    assertTrue(again.err().contains("warning: "), again.err());
  }

  @Test
  void people_are_grouped_without_an_avatar() throws IOException {
    album.add("4 red.png", Pictures.RED);
    index();
    Runs people = run("people", "--index", index);
    assertEquals(0, people.code(), people.err());
    assertEquals(PeopleCsv.HEADER, people.outLines().get(0));
    assertEquals(
        List.of("0", "0", "1", "2"),
        people.outLines().stream().skip(1).map(line -> line.substring(0, 1)).toList());
    assertEquals("4 photos, 4 faces, 3 people", people.lastErrLine());
    assertEquals(3, run("people", "--index", index, "--least", 2).outLines().size());
  }

  @Test
  void a_damaged_index_is_named() throws IOException {
    index();
    byte[] bytes = Files.readAllBytes(index);
    bytes[bytes.length / 2] ^= 1;
    Files.write(index, bytes);
    Runs run = run("find", album.avatar(), "--index", index);
    assertEquals(1, run.code());
    assertTrue(run.lastErrLine().contains(index.toString()), run.err());
  }

  @Test
  void photos_and_an_index_at_once_are_wrong_words_and_so_is_neither() {
    index();
    assertEquals(2, run("find", album.avatar()).code());
    assertEquals(2, run("find", album.avatar(), album.photos(), "--index", index).code());
  }

  private Runs index() {
    Runs run = run("index", album.photos(), "--out", index);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  private Runs run(Object... words) {
    Object[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--models";
    all[words.length + 1] = album.models();
    return Runs.of(all);
  }

  private static List<String> matches(Runs run) {
    return run.outLines().stream().filter(line -> line.contains(",true,")).toList();
  }

  private static List<String> withoutProbability(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst("[0-9.]+,true", "true")).toList();
  }
}
