package io.facerec.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.facerec.exception.UnreadablePhotoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a file between the reading of its header and that of its pixels. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangingFileTest {
  private static final String CHANGED = "it changed while it was read; read it once more";

  @TempDir Path folder;
  private Path file;
  private PhotoSource source;
  private PictureHeader header;

  @BeforeEach
  void read_the_header() throws IOException {
    file = folder.resolve("photo.jpg");
    Files.write(file, TestPictures.coded(TestPictures.busy(200, 150), "jpg"));
    source = new PhotoSource.OfFile(file);
    header = source.header();
  }

  @Test
  void it_may_vanish() throws IOException {
    Files.delete(file);
    assertReason("there is no such file; check its name");
  }

  @Test
  void it_may_become_a_photo_of_another_size() throws IOException {
    Files.write(file, TestPictures.coded(TestPictures.busy(150, 200), "jpg"));
    assertReason(CHANGED);
  }

  @Test
  void it_may_be_cut_short() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertReason("its pixels are damaged or cut short; get another copy");
  }

  private void assertReason(String reason) {
    UnreadablePhotoException e =
        assertThrows(
            UnreadablePhotoException.class,
            () -> PhotoDecoder.decode(Photo.of(file), source, header, Integer.MAX_VALUE).close());
    assertEquals(reason, e.reason());
  }
}
