package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProposalFolderTest {
  @TempDir private Path folder;

  private static LabelledPhoto photo(String file) {
    return new LabelledPhoto("a.jpg", Path.of(file), 200, 160, List.of());
  }

  private ProposalFolder proposals() {
    return new ProposalFolder(folder.resolve("proposals"));
  }

  @Test
  void a_box_is_four_numbers_of_two_bytes_the_lower_first() throws IOException {
    // 300 is 1 x 256 + 44
    proposals().write(photo("x/a.jpg"), List.of(new Box(1, 2, 299, 40_000)));
    assertArrayEquals(
        new byte[] {1, 0, 2, 0, 44, 1, (byte) 0x42, (byte) 0x9c},
        Files.readAllBytes(proposals().file(photo("x/a.jpg"))));
  }

  @Test
  void what_is_kept_is_read_again_in_whole_pixels_and_order() throws IOException {
    proposals().write(photo("x/a.jpg"), List.of(new Box(5.4f, 5.6f, 10, 10), new Box(0, 0, 3, 4)));
    assertEquals(
        List.of(new Box(5, 6, 10, 10), new Box(0, 0, 3, 4)), proposals().read(photo("x/a.jpg")));
  }

  @Test
  void photos_of_one_name_in_two_places_have_a_file_each() throws IOException {
    proposals().write(photo("x/a.jpg"), List.of());
    assertTrue(proposals().has(photo("x/a.jpg")));
    assertFalse(proposals().has(photo("y/a.jpg")));
    assertNotEquals(proposals().file(photo("x/a.jpg")), proposals().file(photo("y/a.jpg")));
  }
}
