package io.facerec.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.exception.InvalidIndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IndexFileTest {
  private static final IndexHeader HEADER = new IndexHeader(3, "tiny 00ff");
  private static final List<IndexedPhoto> PHOTOS =
      List.of(
          HandMade.photo("album/Grüße 写真.jpg", 10, -20),
          HandMade.photo("nobody.jpg"),
          HandMade.broken("heic.jpg", "HEIC is not supported; convert it"));

  @TempDir Path folder;
  private Path file;
  private byte[] bytes;

  @BeforeEach
  void write() throws IOException {
    file = HandMade.write(folder.resolve("a.faces"), HEADER, PHOTOS.toArray(IndexedPhoto[]::new));
    bytes = Files.readAllBytes(file);
  }

  @Test
  void what_was_written_is_read() throws IOException {
    assertEquals(PHOTOS, readAll());
    try (IndexFile index = IndexFile.open(file)) {
      assertEquals(HEADER, index.header());
      assertEquals(2, index.claimedFaces());
    }
  }

  @Test
  void a_photo_is_read_by_its_place() throws IOException {
    List<Long> places = new ArrayList<>();
    try (IndexFile index = IndexFile.open(file)) {
      index.readAll((place, photo) -> places.add(place));
      for (int i = 0; i < PHOTOS.size(); i++) {
        assertEquals(PHOTOS.get(i), index.read(places.get(i)));
      }
    }
  }

  @Test
  void nothing_but_the_index_is_left_beside_it() {
    assertEquals(1, folder.toFile().list().length);
  }

  @Test
  void cut_off_at_any_byte_it_is_refused_by_name() throws IOException {
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertRefused("cut to " + length);
    }
  }

  @Test
  void changed_in_any_byte_it_is_refused_by_name() throws IOException {
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] = (byte) (damaged[i] ^ 1 << i % 8);
      Files.write(file, damaged);
      assertRefused("byte " + i);
    }
  }

  @Test
  void with_more_behind_its_end_it_is_refused() throws IOException {
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    assertRefused("one more byte");
  }

  @Test
  void with_a_photo_taken_out_it_is_refused() throws IOException {
    List<Long> places = new ArrayList<>();
    try (IndexFile index = IndexFile.open(file)) {
      index.readAll((place, photo) -> places.add(place));
    }
    int begin = places.get(1).intValue();
    int end = places.get(2).intValue();
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - begin));
    System.arraycopy(bytes, end, shorter, begin, bytes.length - end);
    Files.write(file, shorter);
    assertRefused("without the second photo");
  }

  @Test
  void the_message_says_after_which_photo_the_damage_is() throws IOException {
    bytes[bytes.length - 100] ^= 1; // in the last photo
    Files.write(file, bytes);
    InvalidIndexException e = assertThrows(InvalidIndexException.class, this::readAll);
    assertTrue(e.getMessage().contains("after the photo nobody.jpg"), e.getMessage());
  }

  @Test
  void what_is_whole_before_the_cut_is_saved() throws IOException {
    for (int length = 8 + Frame.HEAD + HEADER.toBytes().length + Frame.TAIL;
        length < bytes.length;
        length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      List<IndexedPhoto> whole = new ArrayList<>();
      try (IndexFile index = IndexFile.open(file)) {
        index.readWhole((place, photo) -> whole.add(photo));
      }
      assertEquals(PHOTOS.subList(0, whole.size()), whole);
    }
  }

  @Test
  void a_missing_index_is_named_with_what_to_do() {
    InvalidIndexException e =
        assertThrows(
            InvalidIndexException.class, () -> IndexFile.open(folder.resolve("gone.faces")));
    assertTrue(e.getMessage().contains("gone.faces"), e.getMessage());
    assertTrue(e.getMessage().contains("facerec index"), e.getMessage());
  }

  private void assertRefused(String how) {
    InvalidIndexException e = assertThrows(InvalidIndexException.class, this::readAll, how);
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  private List<IndexedPhoto> readAll() throws IOException {
    List<IndexedPhoto> photos = new ArrayList<>();
    try (IndexFile index = IndexFile.open(file)) {
      index.claimedFaces();
      index.readAll((place, photo) -> photos.add(photo));
    }
    return photos;
  }
}
