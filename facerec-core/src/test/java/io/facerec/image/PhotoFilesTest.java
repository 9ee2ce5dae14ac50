package io.facerec.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PhotoFilesTest {
  @TempDir Path folder;

  @Test
  void of_a_folder_are_all_pictures_below_it_in_the_order_of_their_names() throws IOException {
    make("b.jpg", "a/2.PNG", "a/1.heic", "c.webp");
    assertEquals(List.of("a/1.heic", "a/2.PNG", "b.jpg", "c.webp"), found(folder));
  }

  @Test
  void of_a_folder_are_neither_other_files_nor_hidden_ones() throws IOException {
    make("notes.txt", "._a.jpg", ".trash/b.jpg", "jpg");
    assertEquals(List.of(), found(folder));
  }

  @Test
  void a_named_file_is_one_whatever_its_name_and_even_if_it_is_missing() throws IOException {
    make("notes.txt");
    assertEquals(
        List.of("notes.txt", "gone"), found(folder.resolve("notes.txt"), folder.resolve("gone")));
  }

  @Test
  void links_to_files_are_followed_and_links_in_circles_are_not() throws IOException {
    make("a/1.jpg");
    Files.createSymbolicLink(folder.resolve("a/2.jpg"), folder.resolve("a/1.jpg"));
    Files.createSymbolicLink(folder.resolve("a/circle"), folder);
    Files.createSymbolicLink(folder.resolve("a/circle.jpg"), folder);
    assertEquals(List.of("a/1.jpg", "a/2.jpg"), found(folder));
  }

  @Test
  void a_folder_of_a_hundred_thousand_photos_is_listed_whole_and_in_order() throws IOException {
    for (int number = 0; number < 100_000; number++) {
      Files.createFile(folder.resolve("%06d.jpg".formatted(number)));
    }
    List<String> found = found(folder);
    assertEquals(100_000, found.size());
    assertEquals("000000.jpg", found.get(0));
    assertEquals("099999.jpg", found.get(99_999));
  }

  @Test
  void folders_may_lie_a_thousand_deep() throws IOException {
    Path deepest = folder.resolve("a/".repeat(1_000));
    Files.createDirectories(deepest);
    Files.createFile(deepest.resolve("1.jpg"));
    assertEquals(List.of("a/".repeat(1_000) + "1.jpg"), found(folder));
  }

  private void make(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  private List<String> found(Path... paths) {
    return PhotoFiles.in(List.of(paths)).stream()
        .map(path -> folder.relativize(path).toString())
        .toList();
  }
}
