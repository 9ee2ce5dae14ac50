package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.Sets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceFolderTest {
  @TempDir Path root;

  @BeforeEach
  void make_three_people() throws IOException {
    for (String photo :
        List.of(
            "n000002/0001_01.jpg",
            "n000002/0002_01.jpg",
            "n000001/0001_01.jpg",
            "n000003/0001_01.jpg",
            "n000003/0002_01.jpg",
            "n000003/0003_01.jpg")) {
      touch(photo);
    }
    Files.writeString(
        root.resolve("landmarks.txt"), "n000002/0002_01.jpg 1 2 3 4 5 6 7 8 9.5 10\n");
  }

  private void touch(String photo) throws IOException {
    Files.createDirectories(root.resolve(photo).getParent());
    Files.createFile(root.resolve(photo));
  }

  @Test
  void lists_people_and_their_photos_in_the_order_of_names() throws IOException {
    touch("n000002/notes.txt");
    FaceFolder folder = FaceFolder.of(root);
    assertEquals(List.of("n000001", "n000002", "n000003"), folder.identities().asList());
    assertEquals(
        List.of(root.resolve("n000002/0001_01.jpg"), root.resolve("n000002/0002_01.jpg")),
        folder.photosOf("n000002").stream().map(FacePhoto::path).toList());
    assertEquals(6, folder.photos().size());
    assertEquals(List.of(), folder.photosOf("n000009"));
  }

  @Test
  void knows_the_landmarks_that_are_marked() {
    List<FacePhoto> photos = FaceFolder.of(root).photosOf("n000002");
    assertEquals(Optional.empty(), photos.get(0).landmarks());
    assertEquals(9.5f, photos.get(1).landmarks().orElseThrow().points().get(4).x());
  }

  @Test
  void lists_pictures_of_both_kinds_and_each_photo_when_asked() throws IOException {
    touch("n000001/0002_01.PNG");
    touch("n000002/0003_01.jpeg");
    FaceFolder folder = FaceFolder.of(root);
    assertEquals(8, folder.size());
    assertEquals("3 people, 8 photos", folder.toString());
    assertEquals(folder.photosOf("n000002").get(2), folder.photos().get(4));
    assertEquals(folder.photosOf("n000003").get(2), folder.photos().get(7));
    assertEquals(List.of("n000003"), folder.only(List.of("n000003")).identities().asList());
    assertEquals(folder.photosOf("n000003"), folder.only(List.of("n000003", "n000009")).photos());
    assertThrows(IndexOutOfBoundsException.class, () -> folder.photos().get(8));
  }

  @Test
  void joins_photos_of_one_person_from_several_folders(@TempDir Path other) throws IOException {
    Files.createDirectories(other.resolve("n000002"));
    Files.createFile(other.resolve("n000002/0001_12.jpg"));
    Files.writeString(
        other.resolve("landmarks.txt"), "n000002/0001_12.jpg 2 2 3 4 5 6 7 8 9.5 10\n");
    List<FacePhoto> photos = FaceFolder.of(root, other).photosOf("n000002");
    assertEquals(3, photos.size());
    assertEquals(other.resolve("n000002/0001_12.jpg"), photos.get(2).path());
    assertEquals(1, photos.get(1).landmarks().orElseThrow().points().get(0).x());
    assertEquals(2, photos.get(2).landmarks().orElseThrow().points().get(0).x());
  }

  @Test
  void a_split_has_no_person_on_both_sides_and_loses_none() {
    FaceFolder folder = FaceFolder.of(root);
    for (long seed = 0; seed < 20; seed++) {
      FaceFolder.Split split = folder.split(1 / 3.0, seed);
      Set<String> train = split.train().identities();
      Set<String> heldOut = split.heldOut().identities();
      assertEquals(1, heldOut.size());
      assertEquals(Set.of(), Sets.intersection(train, heldOut));
      assertEquals(folder.identities(), Set.copyOf(Sets.union(train, heldOut)));
      assertEquals(6, split.train().photos().size() + split.heldOut().photos().size());
    }
  }

  @Test
  void the_same_seed_splits_alike_and_another_does_not_always() {
    FaceFolder folder = FaceFolder.of(root);
    Set<Set<String>> seen = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      Set<String> heldOut = folder.split(1 / 3.0, seed).heldOut().identities();
      assertEquals(heldOut, FaceFolder.of(root).split(1 / 3.0, seed).heldOut().identities());
      seen.add(heldOut);
    }
    assertTrue(seen.size() > 1);
  }

  @Test
  void samples_only_people_with_enough_photos() {
    FaceFolder folder = FaceFolder.of(root);
    assertFalse(folder.sample(2, 2, 7).identities().contains("n000001"));
    assertThrows(IllegalArgumentException.class, () -> folder.sample(2, 3, 7));
  }

  @Test
  void refuses_landmarks_that_are_not_ten_numbers() throws IOException {
    Files.writeString(root.resolve("landmarks.txt"), "n000002/0002_01.jpg 1 2 3\n");
    var e = assertThrows(IllegalArgumentException.class, () -> FaceFolder.of(root));
    assertTrue(e.getMessage().contains("n000002/0002_01.jpg 1 2 3"), e.getMessage());
  }
}
