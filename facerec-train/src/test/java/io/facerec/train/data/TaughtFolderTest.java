package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Landmarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TaughtFolderTest {
  private static final Landmarks PLACES = Landmarks.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10.126f);

  @TempDir Path root;

  private void write(String... pictures) {
    try (TaughtFolderWriter folder = TaughtFolderWriter.open(root, 2)) {
      for (String picture : pictures) {
        folder.add(root.resolve(picture), PLACES, 3, 4);
      }
    }
  }

  @Test
  void keeps_paths_with_spaces_landmarks_to_a_hundredth_and_unit_vectors_in_bytes() {
    write("a picture.jpg");
    TaughtFolder read = TaughtFolder.read(root);
    FacePhoto face = read.photos().get(0);
    assertEquals(root.resolve("a picture.jpg"), face.path());
    assertEquals(10.13f, face.landmarks().orElseThrow().points().get(4).y());
    // 250 x 0.6 = 150 is cut to 127, and so is 200
    assertArrayEquals(new float[] {127, 127}, read.embeddings().row(0));
  }

  @Test
  void goes_on_where_it_stopped_and_knows_what_is_done() {
    write("a.jpg");
    try (TaughtFolderWriter folder = TaughtFolderWriter.open(root, 2)) {
      folder.skip(root.resolve("b.jpg"), "no face\nwas found");
    }
    try (TaughtFolderWriter folder = TaughtFolderWriter.open(root, 2)) {
      assertTrue(folder.isDone(root.resolve("a.jpg")));
      assertTrue(folder.isDone(root.resolve("b.jpg")));
      assertFalse(folder.isDone(root.resolve("c.jpg")));
      folder.add(root.resolve("c.jpg"), PLACES, 0, 1);
      assertEquals(2, folder.size());
    }
    TaughtFolder read = TaughtFolder.read(root);
    assertEquals(List.of(root.resolve("a.jpg"), root.resolve("c.jpg")), paths(read));
    assertArrayEquals(new float[] {0, 127}, read.embeddings().row(1));
  }

  @Test
  void cuts_off_what_a_killed_writer_left_half_written() throws IOException {
    write("a.jpg", "b.jpg");
    Path list = root.resolve(TaughtFolder.FACES);
    String lines = Files.readString(list);
    Files.writeString(list, lines.substring(0, lines.length() - 5)); // half of the line of b
    Files.write(root.resolve(TaughtFolder.EMBEDDINGS), new byte[3], StandardOpenOption.APPEND);
    assertThrows(IllegalArgumentException.class, () -> TaughtFolder.read(root));
    write("c.jpg");
    assertEquals(
        List.of(root.resolve("a.jpg"), root.resolve("c.jpg")), paths(TaughtFolder.read(root)));
  }

  @Test
  void leaves_out_embeddings_that_a_writer_has_not_named_yet() throws IOException {
    write("a.jpg");
    Path table = root.resolve(TaughtFolder.EMBEDDINGS);
    Files.write(table, new byte[] {5, 6, 7}, StandardOpenOption.APPEND); // one and a half
    TaughtFolder read = TaughtFolder.read(root);
    assertEquals(List.of(root.resolve("a.jpg")), paths(read));
    assertEquals(1, read.embeddings().rows());
    assertThrows(IllegalArgumentException.class, () -> NpyTable.read(table));
  }

  @Test
  void refuses_fewer_embeddings_than_faces() throws IOException {
    write("a.jpg");
    Path table = root.resolve(TaughtFolder.EMBEDDINGS);
    byte[] bytes = Files.readAllBytes(table);
    Files.write(table, Arrays.copyOf(bytes, bytes.length - 1));
    assertThrows(IllegalArgumentException.class, () -> TaughtFolder.read(root));
  }

  @Test
  void refuses_a_list_that_ends_within_a_line() throws IOException {
    write("a.jpg");
    Path list = root.resolve(TaughtFolder.FACES);
    String lines = Files.readString(list);
    Files.writeString(list, lines.substring(0, lines.length() - 3)); // 10.13 has become 10.
    var e = assertThrows(IllegalArgumentException.class, () -> TaughtFolder.read(root));
    assertTrue(e.getMessage().contains("ends within a line"), e.getMessage());
  }

  @Test
  void looks_again_at_a_picture_whose_reason_is_half_written() throws IOException {
    try (TaughtFolderWriter folder = TaughtFolderWriter.open(root, 2)) {
      folder.skip(root.resolve("a.jpg"), "no face");
      folder.skip(root.resolve("b.jpg"), "no face");
    }
    Path list = root.resolve(TaughtFolder.SKIPPED);
    String lines = Files.readString(list);
    Files.writeString(list, lines.substring(0, lines.length() - 3));
    try (TaughtFolderWriter folder = TaughtFolderWriter.open(root, 2)) {
      assertTrue(folder.isDone(root.resolve("a.jpg")));
      assertFalse(folder.isDone(root.resolve("b.jpg")));
      folder.skip(root.resolve("b.jpg"), "no face");
    }
    assertEquals(lines, Files.readString(list));
  }

  @Test
  void leaves_a_whole_list_untouched_when_it_goes_on() throws IOException {
    write("a.jpg", "b.jpg");
    Path list = root.resolve(TaughtFolder.FACES);
    FileTime written = FileTime.fromMillis(0);
    Files.setLastModifiedTime(list, written);
    TaughtFolderWriter folder = TaughtFolderWriter.open(root, 2);
    assertEquals(2, folder.size());
    assertEquals(written, Files.getLastModifiedTime(list));
    folder.close();
  }

  @Test
  void begins_again_where_a_killed_writer_left_half_a_header() throws IOException {
    Files.write(root.resolve(TaughtFolder.EMBEDDINGS), new byte[40]);
    write("a.jpg");
    assertEquals(List.of(root.resolve("a.jpg")), paths(TaughtFolder.read(root)));
  }

  @Test
  void knows_a_picture_by_whatever_way_its_path_goes() throws IOException {
    write("some/../a.jpg");
    assertEquals(List.of(root.resolve("a.jpg")), paths(TaughtFolder.read(root)));
    try (TaughtFolderWriter folder = TaughtFolderWriter.open(root, 2)) {
      assertTrue(folder.isDone(root.resolve("a.jpg")));
      assertTrue(folder.isDone(root.resolve("other/../a.jpg")));
    }
    Path list = root.resolve(TaughtFolder.FACES);
    String lines = Files.readString(list);
    Files.writeString(list, lines.replace("a.jpg", "some/../a.jpg")); // as older writers did
    assertEquals(List.of(root.resolve("a.jpg")), paths(TaughtFolder.read(root)));
  }

  private static List<Path> paths(TaughtFolder folder) {
    return folder.photos().stream().map(FacePhoto::path).toList();
  }

  @Test
  void refuses_embeddings_of_another_width() {
    write("a.jpg");
    var e = assertThrows(IllegalArgumentException.class, () -> TaughtFolderWriter.open(root, 3));
    assertTrue(e.getMessage().contains("rows are not 3 bytes"), e.getMessage());
  }
}
