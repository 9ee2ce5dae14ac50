package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DetectionAnnotationsTest {
  private static final String UNKNOWN = "-1 -1 -1 -1 -1 -1 -1 -1 -1 -1";

  @TempDir private Path folder;

  private List<LabelledPhoto> read(String... lines) throws IOException {
    return DetectionAnnotations.read(Files.write(folder.resolve("label.txt"), List.of(lines)));
  }

  @Test
  void a_photo_has_the_faces_that_follow_it() throws IOException {
    List<LabelledPhoto> photos =
        read(
            "# wider/a.jpg 576 384",
            "10.5 20 30 40 12 22 28 22 20 30 14 50 26 50 2 1 0 wider 1 0 0",
            "# pets/b.jpg 100 90",
            "# masks/c.jpg 200 100",
            "1 2 3 4 " + UNKNOWN + " 0 0 0 masks -1 -1 -1");
    assertEquals(3, photos.size());
    LabelledPhoto first = photos.get(0);
    assertEquals("wider", first.source());
    assertEquals(folder.resolve("wider/a.jpg"), first.file());
    assertEquals(576, first.width());
    assertEquals(new Box(10.5f, 20, 30, 40), first.faces().get(0).box());
    assertEquals(
        Landmarks.of(12, 22, 28, 22, 20, 30, 14, 50, 26, 50),
        first.faces().get(0).landmarks().orElseThrow());
    assertTrue(photos.get(1).faces().isEmpty());
    assertEquals("masks", photos.get(2).faces().get(0).source());
  }

  @Test
  void minus_one_ten_times_says_that_landmarks_are_unknown() throws IOException {
    List<LabelledPhoto> photos =
        read("# a.jpg 9 9", "1 2 3 4 " + UNKNOWN + " 0 0 0 masks -1 -1 -1");
    assertTrue(photos.get(0).faces().get(0).landmarks().isEmpty());
  }

  @Test
  void a_landmark_a_little_outside_the_photo_is_known() throws IOException {
    List<LabelledPhoto> photos =
        read("# a.jpg 9 9", "0 2 3 4 -1 2 2 2 1 3 -0.5 5 2 5 0 0 0 wider 0 0 0");
    assertTrue(photos.get(0).faces().get(0).landmarks().isPresent());
  }

  @Test
  void invalid_is_a_region_to_ignore() throws IOException {
    List<LabelledPhoto> photos =
        read(
            "# a.jpg 9 9",
            "1 2 3 4 " + UNKNOWN + " 0 0 1 wider-det -1 -1 -1",
            "1 2 3 4 " + UNKNOWN + " 0 0 0 wider 0 0 0");
    assertTrue(photos.get(0).faces().get(0).ignored());
    assertFalse(photos.get(0).faces().get(1).ignored());
  }

  @Test
  void a_box_without_area_is_no_face() throws IOException {
    assertTrue(
        read("# a.jpg 9 9", "1 2 0 4 " + UNKNOWN + " 0 0 0 wider 0 0 0").get(0).faces().isEmpty());
  }

  @Test
  void a_line_of_another_form_is_named() {
    IllegalArgumentException few =
        assertThrows(
            IllegalArgumentException.class, () -> read("# a.jpg 9 9", "1 2 3 4 0 0 0 wider"));
    assertTrue(few.getMessage().endsWith("label.txt:2: 8 fields, a face has 21"), few.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> read("1 2 3 4 " + UNKNOWN + " 0 0 0 w 0 0 0"));
    assertThrows(IllegalArgumentException.class, () -> read("# a.jpg wide 9"));
  }

  @Test
  void an_absent_file_is_named() {
    UncheckedIOException absent =
        assertThrows(
            UncheckedIOException.class,
            () -> DetectionAnnotations.read(folder.resolve("none.txt")));
    assertTrue(absent.getMessage().contains("none.txt"));
  }
}
