package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Landmarks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ResearchFacesTest {
  private static final String PLACES = " 38 52 74 52 56 72 42 92 71 92\n";

  @TempDir Path root;
  private Path more;

  /** Two photos in train, one of train's people and a stranger in distill, two in more. */
  @BeforeEach
  void lay_out() throws IOException {
    more = root.resolve("unpacked");
    part("train", "n000001/0001_01.jpg", "n000002/0001_01.jpg");
    part("distill", "known/1.jpg", "unknown/2.jpg");
    part("unlabeled", "aaf/1.jpg");
    Files.writeString(
        root.resolve("identity/distill/identities.csv"),
        "path,identity\ndistill/known/1.jpg,n000002\n");
    touch(more, "n000002/0001_11.jpg");
    touch(more, "n010001/0001_11.jpg");
    Files.writeString(
        more.resolve("landmarks.txt"),
        "n000002/0001_11.jpg" + PLACES + "n010001/0001_11.jpg" + PLACES);
    Files.createDirectories(root.resolve("more"));
    Files.writeString(
        root.resolve("more/faces.tsv"),
        "# a comment\nn000002/0001_11.jpg\tceleba\nn010001/0001_11.jpg\tceleba\n"
            + "n010002/0001_13.jpg\tnot unpacked\n");
    table(root.resolve("more/faces-teacher.npy"), 3);
  }

  private void part(String name, String... paths) throws IOException {
    Path folder = root.resolve("identity").resolve(name);
    StringBuilder landmarks = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    for (String path : paths) {
      touch(folder, path);
      landmarks.append(path).append(PLACES);
      rows.append(name).append('/').append(path).append('\n');
    }
    Files.writeString(folder.resolve("landmarks.txt"), landmarks);
    Path teacher = Files.createDirectories(root.resolve("identity/teacher"));
    Files.writeString(teacher.resolve(name + ".txt"), rows);
    table(teacher.resolve(name + ".npy"), paths.length);
  }

  private static void touch(Path folder, String path) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.createFile(folder.resolve(path));
  }

  /** Row i is 100 at four columns from i on. */
  private static void table(Path file, int rows) throws IOException {
    byte[] header =
        "{'descr': '|i1', 'fortran_order': False, 'shape': (%d, 128), }\n"
            .formatted(rows)
            .getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.writeBytes(new byte[] {(byte) header.length, 0});
    bytes.writeBytes(header);
    for (int row = 0; row < rows; row++) {
      byte[] values = new byte[128];
      for (int i = 0; i < 4; i++) {
        values[row + i] = 100;
      }
      bytes.writeBytes(values);
    }
    Files.write(file, bytes.toByteArray());
  }

  @Test
  void gathers_every_face_with_its_row_of_the_teacher_and_the_name_where_one_is_known() {
    TaughtFaces faces = ResearchFaces.in(root, more).taught(Set.of());
    assertEquals(
        List.of("n000001", "n000002", "n000002", "-", "-", "n000002", "n010001"),
        faces.photos().stream().map(face -> face.identity().orElse("-")).toList());
    float[] last = new float[128];
    for (int i = 1; i < 5; i++) {
      last[i] = 0.5f;
    }
    assertArrayEquals(last, faces.embedding(6), 1e-3f);
  }

  @Test
  void leaves_out_people_wherever_their_photos_are() {
    TaughtFaces faces = ResearchFaces.in(root, more).taught(Set.of("n000002"));
    assertEquals(
        List.of(Optional.of("n000001"), Optional.empty(), Optional.empty(), Optional.of("n010001")),
        faces.photos().stream().map(FacePhoto::identity).toList());
  }

  private static float[] axis(int column) {
    float[] embedding = new float[128];
    embedding[column] = 1;
    return embedding;
  }

  @Test
  void adds_faces_of_unknown_people_but_those_who_look_like_people_kept_apart() throws IOException {
    part("val", "n000009/0001_01.jpg");
    Path folder = root.resolve("taught");
    try (TaughtFolderWriter writer = TaughtFolderWriter.open(folder, 128)) {
      Landmarks places = Landmarks.of(38, 52, 74, 52, 56, 72, 42, 92, 71, 92);
      writer.add(root.resolve("stranger.jpg"), places, axis(100));
      // row 0 of val, and row 1 of more, whose person n010001 is left out, at 1 to 4
      writer.add(root.resolve("like-val.jpg"), places, axis(0));
      writer.add(root.resolve("like-held-out.jpg"), places, axis(4));
      writer.add(more.resolve("n010001/0001_11.jpg"), places, axis(101));
      writer.add(root.resolve("identity/train/n000001/0001_01.jpg"), places, axis(102));
    }
    TaughtFaces faces = ResearchFaces.in(root, more).taught(Set.of("n010001"), List.of(folder));
    assertEquals(
        List.of("stranger.jpg"),
        faces.photos().stream()
            .map(face -> face.path().getFileName().toString())
            .filter(name -> !name.matches("[0-9_]+.jpg"))
            .toList());
    assertEquals(7, faces.size());
    assertArrayEquals(axis(102), faces.embedding(0), 1e-3f);
  }

  @Test
  void counts_a_face_once_and_keeps_its_person_apart_by_whatever_way_its_path_goes()
      throws IOException {
    part("val", "n000009/0001_01.jpg");
    Path folder = root.resolve("taught");
    try (TaughtFolderWriter writer = TaughtFolderWriter.open(folder, 128)) {
      Landmarks places = Landmarks.of(38, 52, 74, 52, 56, 72, 42, 92, 71, 92);
      writer.add(root.resolve("identity/train/n000001/0001_01.jpg"), places, axis(102));
      writer.add(more.resolve("n010001/0001_11.jpg"), places, axis(101));
    }
    Path around = root.resolve("identity/..");
    TaughtFaces faces =
        ResearchFaces.in(around, around.resolve("unpacked"))
            .taught(Set.of("n010001"), List.of(folder));
    assertEquals(6, faces.size());
    assertArrayEquals(axis(102), faces.embedding(0), 1e-3f);
  }

  @Test
  void names_a_face_whose_file_is_gone() throws IOException {
    Files.delete(more.resolve("n010001/0001_11.jpg"));
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> ResearchFaces.in(root, more).taught(Set.of()));
    assertTrue(e.getMessage().contains("n010001/0001_11.jpg is marked but absent"));
  }
}
