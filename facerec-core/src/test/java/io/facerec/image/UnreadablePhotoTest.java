package io.facerec.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.facerec.exception.PhotoTooLargeException;
import io.facerec.exception.UnreadablePhotoException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnreadablePhotoTest {
  @TempDir Path folder;

  @Test
  void a_missing_file() {
    assertReason("there is no such file; check its name", folder.resolve("gone.jpg"));
  }

  @Test
  void a_folder() {
    assertReason("it is a folder; give the photos in it", folder);
  }

  @Test
  void an_empty_file() throws IOException {
    assertReason("it is empty; get another copy", file("empty.jpg", new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Dear diary, today I took a photo of the sea.", "BMW is no bitmap"})
  void a_text_that_is_named_like_a_photo(String text) throws IOException {
    assertReason(
        "it is no picture; leave it out, or give a JPEG or PNG",
        file("t.jpg", text.getBytes(UTF_8)));
  }

  @Test
  void a_file_that_may_not_be_read() throws IOException {
    Path secret = file("secret.jpg", new byte[] {1});
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(secret), "this user may read everything");
    assertReason("this user may not read it; allow it or leave it out", secret);
  }

  @ParameterizedTest
  @CsvSource({
    "HEIC, '\0\0\0\u0018ftypheic............................'",
    "HEIC, '\0\0\0\u0018ftypmif1............................'",
    "AVIF, '\0\0\0\u001cftypavif............................'",
  })
  void formats_that_are_not_decoded_are_named(String format, String start) throws IOException {
    assertReason(
        format + " is not supported; convert it to JPEG or PNG",
        file("photo.jpg", start.getBytes(ISO_8859_1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "progressive", "png", "gif", "bmp"})
  void a_photo_that_is_cut_short_anywhere(String format) {
    byte[] whole =
        format.equals("progressive")
            ? TestPictures.progressiveJpeg(TestPictures.busy(200, 150))
            : TestPictures.coded(TestPictures.busy(200, 150), format);
    // The last byte of a GIF says that no picture follows, which does not matter to the first.
    int last = format.equals("gif") ? 2 : 1;
    for (int missing : new int[] {last, 3, 10, 100, whole.length / 2, whole.length - 40}) {
      Photo cut = Photo.of("cut", Arrays.copyOf(whole, whole.length - missing));
      for (int side : new int[] {1, 200}) {
        UnreadablePhotoException e =
            assertThrows(
                UnreadablePhotoException.class, () -> cut.decode(side), "without " + missing);
        assertTrue(e.reason().contains("cut short"), e.reason());
      }
    }
  }

  @Test
  void a_jpeg_of_more_scans_than_any_has_since_each_takes_as_long_as_the_whole_picture() {
    byte[] progressive = TestPictures.progressiveJpeg(TestPictures.busy(200, 150));
    byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 1, 0};
    byte[] many = Arrays.copyOf(progressive, progressive.length + 100 * scan.length);
    for (int i = progressive.length; i < many.length; i += scan.length) {
      System.arraycopy(scan, 0, many, i, scan.length);
    }
    UnreadablePhotoException e =
        assertThrows(UnreadablePhotoException.class, () -> Photo.of("scans", many).decode());
    assertEquals("it has more than 100 scans, which no camera writes; save it anew", e.reason());
    Photo.of("scans", progressive).decode().close();
  }

  @Test
  void a_png_whose_pixels_are_spoilt() {
    byte[] file = TestPictures.coded(TestPictures.busy(200, 150), "png");
    Arrays.fill(file, file.length / 2, file.length / 2 + 20, (byte) 7);
    assertThrows(UnreadablePhotoException.class, () -> Photo.of("spoilt", file).decode());
  }

  @Test
  void a_header_that_claims_too_many_pixels_is_refused_before_any_is_decoded() throws IOException {
    Path bomb = file("bomb.png", TestPictures.pngThatClaims(60_000, 60_000));
    PhotoTooLargeException e =
        assertThrows(PhotoTooLargeException.class, () -> Photo.of(bomb).decode(640));
    assertEquals(
        "cannot read "
            + bomb
            + ": it claims 60000 x 60000 pixels, more than the limit of 100000000;"
            + " shrink it or raise the limit",
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"-1, -1", "0, 5", "2147483647, 2147483647"})
  void nonsense_sizes(int width, int height) {
    byte[] file = TestPictures.pngThatClaims(width, height);
    assertThrows(UnreadablePhotoException.class, () -> Photo.of("odd.png", file).decode());
  }

  @Test
  void the_limit_of_pixels_can_be_set_and_holds_for_pictures_in_memory_too() {
    Photo photo = Photo.of("drawn", TestPictures.quarters(20, 10));
    assertThrows(PhotoTooLargeException.class, () -> photo.withMaxPixels(199).decode());
    photo.withMaxPixels(200).decode().close();
    assertThrows(IllegalArgumentException.class, () -> photo.withMaxPixels(0));
  }

  @Test
  void a_file_of_more_bytes_than_any_photo_has() throws IOException {
    Path huge = folder.resolve("huge.jpg");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength((512L << 20) + 1);
    }
    assertReason("it has 536870913 bytes, more than the limit of 536870912; shrink it", huge);
  }

  @Test
  void a_stream_that_fails() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line is dead");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    UnreadablePhotoException e =
        assertThrows(UnreadablePhotoException.class, () -> Photo.read("upload", broken));
    assertEquals(
        "cannot read upload: its stream failed (the line is dead); give it once more",
        e.getMessage());
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static void assertReason(String reason, Path path) {
    UnreadablePhotoException e =
        assertThrows(UnreadablePhotoException.class, () -> Photo.of(path).decode(640));
    assertEquals(reason, e.reason());
    assertEquals(path.toString(), e.photo());
    assertEquals("cannot read " + path + ": " + reason, e.getMessage());
  }
}
