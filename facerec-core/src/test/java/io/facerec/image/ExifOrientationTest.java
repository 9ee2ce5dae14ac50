package io.facerec.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

/** The stored picture has red and green above, blue and white below, and is wider than high. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExifOrientationTest {
  private static final byte[] JPEG = TestPictures.coded(TestPictures.quarters(96, 64), "jpg");
  private static final byte[] PNG = TestPictures.coded(TestPictures.quarters(96, 64), "png");

  @ParameterizedTest
  @CsvSource({
    "1, RGBW, 96", "2, GRWB, 96", "3, WBGR, 96", "4, BWRG, 96",
    "5, RBGW, 64", "6, BRWG, 64", "7, WGBR, 64", "8, GWRB, 64",
    "0, RGBW, 96", "9, RGBW, 96", "65535, RGBW, 96",
  })
  void photos_are_turned_upright_and_wrong_values_are_ignored(
      int orientation, String quarters, int width) {
    for (boolean bigEndian : new boolean[] {true, false}) {
      byte[] file = TestPictures.jpegWithExif(JPEG, orientation, bigEndian);
      assertShows(Photo.of("turned.jpg", file), quarters, width);
    }
    assertShows(
        Photo.of("turned.png", TestPictures.pngWithExif(PNG, orientation)), quarters, width);
  }

  @ParameterizedTest
  @CsvSource({"6, BRWG", "8, GWRB"})
  void so_are_photos_that_are_decoded_smaller(int orientation, String quarters) {
    Photo photo = Photo.of("t.jpg", TestPictures.jpegWithExif(JPEG, orientation, true));
    try (DecodedPhoto decoded = photo.decode(48)) {
      assertEquals(Shape.of(48, 32, 3), decoded.pixels().shape());
      assertEquals(0.5, decoded.scale());
      Colours.assertQuarters(decoded, colours(quarters));
    }
  }

  private static void assertShows(Photo photo, String quarters, int width) {
    try (DecodedPhoto decoded = photo.decode()) {
      assertEquals(width, decoded.width());
      assertEquals(160 - width, decoded.height());
      assertEquals(Shape.of(160 - width, width, 3), decoded.pixels().shape());
      Colours.assertQuarters(decoded, colours(quarters));
    }
  }

  private static int[] colours(String letters) {
    return letters
        .chars()
        .map(
            letter ->
                switch (letter) {
                  case 'R' -> 0xff0000;
                  case 'G' -> 0x00ff00;
                  case 'B' -> 0x0000ff;
                  default -> 0xffffff;
                })
        .toArray();
  }
}
