package io.facerec.image;

import static io.facerec.image.Colours.assertQuarters;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.facerec.exception.PhotoTooLargeException;
import io.facerec.exception.UnreadablePhotoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Formats that TensorFlow does not read: TIFF by the JDK's reader, WebP by a plugin of the tests.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImageIoPicturesTest {
  /** The smallest WebP there is: one pixel. */
  private static final String WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

  @Test
  void a_tiff_from_a_file_and_from_bytes(@TempDir Path folder) throws IOException {
    byte[] tiff = TestPictures.coded(TestPictures.quarters(60, 40), "tif");
    Path file = Files.write(folder.resolve("scan.jpg"), tiff);
    for (Photo photo : List.of(Photo.of(file), Photo.of("scan", tiff))) {
      try (DecodedPhoto pixels = photo.decode(1)) {
        assertEquals(60, pixels.width());
        assertEquals(40, pixels.height());
        assertQuarters(pixels, 0xff0000, 0x00ff00, 0x0000ff, 0xffffff);
      }
    }
  }

  @Test
  void a_webp() {
    try (DecodedPhoto pixels = Photo.of("web", Base64.getDecoder().decode(WEBP)).decode()) {
      assertEquals(1, pixels.width());
      assertEquals(1, pixels.height());
    }
  }

  @Test
  void the_limit_of_pixels_holds_for_them() {
    byte[] tiff = TestPictures.coded(TestPictures.quarters(60, 40), "tif");
    assertThrows(
        PhotoTooLargeException.class, () -> Photo.of("scan", tiff).withMaxPixels(2399).decode());
  }

  @Test
  void a_bmp_that_is_the_envelope_of_another_format() {
    byte[] bmp = TestPictures.coded(TestPictures.quarters(60, 40), "bmp");
    ByteBuffer.wrap(bmp).put(30, (byte) 5); // BI_PNG
    UnreadablePhotoException e =
        assertThrows(UnreadablePhotoException.class, () -> Photo.of("bmp", bmp).decode());
    assertEquals(
        "reading it failed (java.io.IOException: a BMP around a JPEG or PNG is not supported);"
            + " check the file and its disk",
        e.reason());
  }
}
