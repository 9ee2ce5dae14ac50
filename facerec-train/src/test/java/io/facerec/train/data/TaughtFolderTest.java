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
