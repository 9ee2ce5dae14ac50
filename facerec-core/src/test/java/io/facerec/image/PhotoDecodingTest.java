package io.facerec.image;

import static io.facerec.image.Colours.assertColour;
import static io.facerec.image.Colours.assertQuarters;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PhotoDecodingTest {
  private static final int[] QUARTERS = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff};

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
  void formats_are_told_by_their_content_from_files_and_bytes_alike(
      String format, @TempDir Path folder) throws IOException {
    byte[] file = TestPictures.coded(TestPictures.quarters(80, 60), format);
    Path misnamed = Files.write(folder.resolve("photo.txt"), file);
    for (Photo photo : new Photo[] {Photo.of(misnamed), Photo.of("bytes", file)}) {
      try (DecodedPhoto decoded = photo.decode()) {
        assertEquals(Shape.of(60, 80, 3), decoded.pixels().shape());
        assertQuarters(decoded, QUARTERS);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.jpg", "with space.jpg", "größe 図 🙂.jpg", "100%25 {a}*?.jpg"})
  void names_of_files_may_be_odd(String name, @TempDir Path folder) throws IOException {
    String letters = System.getProperty("sun.jnu.encoding");
    assumeTrue(
        Charset.forName(letters).newEncoder().canEncode(name),
        "this JVM names files in " + letters + ", which lacks some of these letters");
    byte[] file = TestPictures.coded(TestPictures.quarters(80, 60), "jpg");
    try (DecodedPhoto decoded = Photo.of(Files.write(folder.resolve(name), file)).decode()) {
      assertQuarters(decoded, QUARTERS);
    }
  }

  @Test
  void files_may_lie_in_an_archive(@TempDir Path folder) throws IOException {
    byte[] file = TestPictures.coded(TestPictures.quarters(80, 60), "png");
    Map<String, String> make = Map.of("create", "true");
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("album.zip"), make)) {
      Path inside = Files.write(zip.getPath("photo.png"), file);
      try (DecodedPhoto decoded = Photo.of(inside).decode()) {
        assertQuarters(decoded, QUARTERS);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 1000, 750", // as large as it is
    "5000, 1000, 750", // never enlarged
    "501, 1000, 750",
    "500, 500, 375",
    "125, 125, 94",
    "1, 125, 94", // 1/8 is the smallest
  })
  void jpegs_are_decoded_at_the_smallest_scale_that_suffices(int side, int columns, int rows) {
    byte[] file = TestPictures.coded(TestPictures.quarters(1000, 750), "jpg");
    try (DecodedPhoto decoded = Photo.of("large.jpg", file).decode(side)) {
      assertEquals(Shape.of(rows, columns, 3), decoded.pixels().shape());
      assertEquals(1000, decoded.width());
      assertEquals(750, decoded.height());
      assertEquals(columns / 1000.0, decoded.scale());
      assertQuarters(decoded, QUARTERS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "bmp", "tif"})
  void other_formats_are_decoded_whole(String format) {
    byte[] file = TestPictures.coded(TestPictures.quarters(100, 75), format);
    try (DecodedPhoto decoded = Photo.of("large", file).decode(1)) {
      assertEquals(Shape.of(75, 100, 3), decoded.pixels().shape());
      assertEquals(1, decoded.scale());
    }
  }

  @Test
  void progressive_jpegs() {
    byte[] file = TestPictures.progressiveJpeg(TestPictures.quarters(80, 60));
    try (DecodedPhoto decoded = Photo.of("progressive.jpg", file).decode()) {
      assertQuarters(decoded, QUARTERS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "255,0,0,0,0x00ffff",
    "0,0,0,255,0x000000",
    "0,0,0,0,0xffffff",
    "0,255,255,0,0xff0000"
  })
  void cmyk_jpegs(int cyan, int magenta, int yellow, int black, String rgb) {
    byte[] file = TestPictures.cmykJpeg(16, 16, cyan, magenta, yellow, black);
    try (DecodedPhoto decoded = Photo.of("cmyk.jpg", file).decode()) {
      assertColour(Integer.decode(rgb), decoded, 8, 8, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void grey_pictures(String format) {
    BufferedImage grey = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(5, 5, 0, 0);
    for (int i = 0; i < 400; i++) {
      grey.getRaster().setSample(i % 20, i / 20, 0, 90);
    }
    try (DecodedPhoto decoded = Photo.of("grey", TestPictures.coded(grey, format)).decode()) {
      assertEquals(Shape.of(20, 20, 3), decoded.pixels().shape());
      assertColour(0x5a5a5a, decoded, 5, 5, 1);
    }
  }

  @Test
  void sixteen_bits_a_channel_become_eight() {
    byte[] file = TestPictures.png16(9, 7, 65535, 32896, 0);
    try (DecodedPhoto decoded = Photo.of("deep.png", file).decode()) {
      assertColour(0xff8000, decoded, 4, 4, 1);
    }
  }

  @Test
  void what_is_transparent_is_shown_on_white() {
    BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, 0xff204060);
    picture.setRGB(1, 0, 0x80ff0000);
    picture.setRGB(2, 0, 0x00000000);
    Photo coded = Photo.of("glass.png", TestPictures.coded(picture, "png"));
    for (Photo photo : new Photo[] {coded, Photo.of("drawn", picture)}) {
      try (DecodedPhoto decoded = photo.decode()) {
        assertColour(0x204060, decoded, 0, 0, 0);
        assertColour(0xff7f7f, decoded, 1, 0, 1);
        assertColour(0xffffff, decoded, 2, 0, 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR_PRE,
        BufferedImage.TYPE_USHORT_565_RGB,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void pictures_in_memory_of_every_kind_and_parts_of_them(int type) {
    BufferedImage picture = new BufferedImage(80, 60, type);
    picture.createGraphics().drawImage(TestPictures.quarters(80, 60), 0, 0, Color.WHITE, null);
    try (DecodedPhoto decoded = Photo.of("drawn", picture).decode()) {
      assertQuarters(decoded, QUARTERS);
    }
    try (DecodedPhoto part = Photo.of("part", picture.getSubimage(45, 5, 30, 20)).decode()) {
      assertEquals(Shape.of(20, 30, 3), part.pixels().shape());
      assertQuarters(part, 0x00ff00, 0x00ff00, 0x00ff00, 0x00ff00);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
  void a_single_pixel(String format) {
    BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    dot.setRGB(0, 0, 0x0000ff);
    try (DecodedPhoto decoded = Photo.of("dot", TestPictures.coded(dot, format)).decode(640)) {
      assertColour(0x0000ff, decoded, 0, 0, 3);
    }
  }

  @Test
  void the_first_picture_of_a_moving_one() throws IOException {
    byte[] file =
        TestPictures.movingGif(TestPictures.quarters(80, 60), new BufferedImage(80, 60, 1));
    try (DecodedPhoto decoded = Photo.of("moving.gif", file).decode()) {
      assertEquals(Shape.of(60, 80, 3), decoded.pixels().shape());
      assertQuarters(decoded, QUARTERS);
    }
  }

  @Test
  void only_the_first_picture_counts_for_the_limit_of_pixels() throws IOException {
    BufferedImage picture = TestPictures.quarters(80, 60);
    byte[] file = TestPictures.movingGif(picture, picture, picture);
    Photo.of("moving.gif", file).withMaxPixels(80 * 60).decode().close();
  }
}
