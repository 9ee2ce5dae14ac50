package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.testing.Pictures;
import java.awt.Color;
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

/** Two people with two photos each; on one photo of the blue one a red face is labelled blue. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EvaluateAlbumTest {
  private static final String MARKS = " 30.5 47.7 49.4 47.6 40.0 58.4 32.3 69.5 47.9 69.4";

  @TempDir Path folder;
  private Path people;
  private Album album;
  private final List<String> marks = new ArrayList<>();

  @BeforeEach
  void draw() throws IOException {
    album = Album.in(folder);
    people = folder.resolve("people");
    add("ada", "1.png", Pictures.RED);
    add("ada", "2.png", Pictures.RED);
    add("bob", "1.png", Pictures.BLUE);
    add("bob", "2.png", Pictures.BLUE);
    add("bob", "3.png", Pictures.BLUE);
    Files.write(people.resolve("landmarks.txt"), marks);
  }

  private void add(String person, String name, Color color) throws IOException {
    Files.createDirectories(people.resolve(person));
    Pictures.save(Pictures.group(color), people.resolve(person).resolve(name));
    marks.add(person + "/" + name + MARKS);
  }

  @Test
  void each_person_is_looked_for_among_the_others_and_a_line_is_written_for_each()
      throws IOException {
    Path csv = folder.resolve("avatars.csv");
    Runs run = evaluate("--others", 1, "--csv", csv, "--sheet", folder.resolve("sheet.png"));
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("| precision | 100.0 % | 0 wrong of 3 matches |"), run.out());
    assertTrue(run.out().contains("| recall | 100.0 % | 3 of 3 photos of 2 people |"), run.out());
    List<String> lines = Files.readAllLines(csv);
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).startsWith("ada,") && lines.get(1).endsWith(".png,4,1,1,0,0,0,0,0"));
    assertTrue(Files.exists(folder.resolve("sheet.png")));
  }

  @Test
  void a_photo_of_somebody_else_under_a_persons_name_is_missed_there_and_wrong_elsewhere()
      throws IOException {
    add("bob", "4.png", Pictures.RED);
    Files.write(people.resolve("landmarks.txt"), marks);
    Runs run = evaluate("--others", 1);
    assertTrue(run.out().contains("WRONG\t"), run.out());
    assertTrue(run.out().contains("EMBEDDING\t"), run.out());
  }

  @Test
  void more_others_than_there_are_people_are_wrong_words() {
    Runs run = evaluate("--others", 2);
    assertEquals(2, run.code());
    assertTrue(run.err().contains("2 other people, must be from 1 to 1"), run.err());
  }

  private Runs evaluate(Object... options) {
    List<Object> words =
        new ArrayList<>(List.of("evaluate", "album", "--models", album.models(), "--data", people));
    words.addAll(List.of(options));
    return Runs.of(words.toArray());
  }
}
