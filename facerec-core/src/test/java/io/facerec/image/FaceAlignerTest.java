package io.facerec.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceAlignerTest {
  private record Region(Photo photo, Box box, Optional<Landmarks> landmarks)
      implements FaceRegion {}

  @ParameterizedTest
  @CsvSource({
    "1, 0", // as large as the aligned face
    "0.5, 0", // small: enlarged
    "1.2, 0.7", // turned by 40 degrees
    "1.2, -1.6", // lying
    "2.5, 0.3", // reduced by 2 before it is turned
    "4, 3.1", // upside down, reduced by 4
  })
  void each_pixel_shows_the_place_that_the_landmarks_say(double zoom, double angle) {
    int side = 600;
    SimilarityTransform back = around(side / 2.0, zoom * Math.cos(angle), zoom * Math.sin(angle));
    Photo photo = Photo.of("ramp", ramp(side));
    try (DecodedPhoto pixels = photo.decode();
        AlignedFaces faces = FaceAligner.shared().align(pixels, List.of(face(photo, back)))) {
      for (int[] at : new int[][] {{0, 0}, {111, 0}, {0, 111}, {111, 111}, {56, 56}, {20, 90}}) {
        Landmarks.Point shown = back.apply(at[0], at[1]);
        assertEquals(level(shown.x(), side), value(faces, 0, at, 0), 1.1);
        assertEquals(level(shown.y(), side), value(faces, 0, at, 1), 1.1);
      }
    }
  }

  @Test
  void a_face_that_reaches_past_the_photo_continues_the_border() {
    BufferedImage picture = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 100; y++) {
      picture.setRGB(0, y, Color.RED.getRGB());
    }
    Photo photo = Photo.of("border", picture);
    SimilarityTransform back = new SimilarityTransform(1, 0, -50, 0);
    try (DecodedPhoto pixels = photo.decode();
        AlignedFaces faces = FaceAligner.shared().align(pixels, List.of(face(photo, back)))) {
      assertEquals(255, value(faces, 0, new int[] {10, 50}, 0));
      assertEquals(0, value(faces, 0, new int[] {60, 50}, 0));
    }
  }

  @Test
  void a_face_far_outside_of_the_photo_is_the_colour_of_its_border() {
    BufferedImage picture = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
    Photo photo = Photo.of("outside", picture);
    FaceRegion outside = face(photo, new SimilarityTransform(50, 0, 10_000, -9_000));
    try (DecodedPhoto pixels = photo.decode();
        AlignedFaces faces = FaceAligner.shared().align(pixels, List.of(outside))) {
      assertEquals(0, value(faces, 0, new int[] {56, 56}, 0));
    }
  }

  @Test
  void a_fine_pattern_becomes_grey_instead_of_aliasing_where_a_face_is_reduced() {
    BufferedImage stripes = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 600 * 600; i++) {
      stripes.setRGB(i % 600, i / 600, i % 2 == 0 ? 0xffffff : 0);
    }
    Photo photo = Photo.of("stripes", stripes);
    try (DecodedPhoto pixels = photo.decode();
        AlignedFaces faces =
            FaceAligner.shared().align(pixels, List.of(face(photo, around(300, 4, 0))))) {
      for (int x = 0; x < FaceAligner.SIZE; x++) {
        assertEquals(128, value(faces, 0, new int[] {x, 50}, 0), 1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0.4", "2.5, 0.3"})
  void in_one_channel_it_is_the_luma_of_the_colours(double zoom, double angle) {
    Photo photo = Photo.of("ramp", ramp(600));
    FaceRegion face = face(photo, around(300, zoom * Math.cos(angle), zoom * Math.sin(angle)));
    try (DecodedPhoto pixels = photo.decode();
        AlignedFaces colours = FaceAligner.shared(3).align(pixels, List.of(face));
        AlignedFaces luma = FaceAligner.shared(1).align(pixels, List.of(face))) {
      assertEquals(Shape.of(1, 112, 112, 1), luma.pixels().shape());
      for (int[] at : new int[][] {{0, 0}, {111, 0}, {0, 111}, {56, 56}, {20, 90}}) {
        double expected =
            0.299 * value(colours, 0, at, 0)
                + 0.587 * value(colours, 0, at, 1)
                + 0.114 * value(colours, 0, at, 2);
        assertEquals(expected, value(luma, 0, at, 0), 1.1);
      }
    }
  }

  @Test
  void faces_have_one_channel_or_three() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> FaceAligner.shared(2));
    assertEquals("faces have 2 channels, must have 3 (RGB) or 1 (luma)", e.getMessage());
  }

  @Test
  void several_faces_keep_their_order_and_none_is_fine() {
    Photo photo = Photo.of("ramp", ramp(600));
    try (DecodedPhoto pixels = photo.decode();
        AlignedFaces faces =
            FaceAligner.shared()
                .align(
                    pixels,
                    List.of(face(photo, around(100, 1, 0)), face(photo, around(500, 1, 0))));
        AlignedFaces none = FaceAligner.shared().align(pixels, List.of())) {
      assertEquals(2, faces.count());
      assertEquals(level(100, 600), value(faces, 0, new int[] {56, 56}, 0), 1.1);
      assertEquals(level(500, 600), value(faces, 1, new int[] {56, 56}, 0), 1.1);
      assertEquals(0, none.count());
    }
  }

  @Test
  void without_landmarks_the_box_says_where_the_face_is() {
    Photo photo = Photo.of("ramp", ramp(600));
    FaceRegion boxed = new Region(photo, new Box(260, 250, 80, 100), Optional.empty());
    try (DecodedPhoto pixels = photo.decode();
        AlignedFaces faces = FaceAligner.shared().align(pixels, List.of(boxed))) {
      assertEquals(level(300, 600), value(faces, 0, new int[] {56, 56}, 0), 1.1);
      assertEquals(level(294, 600), value(faces, 0, new int[] {56, 56}, 1), 1.1);
    }
  }

  /** From the aligned face to the photo, its centre at (centre, centre). */
  private static SimilarityTransform around(double centre, double a, double b) {
    return new SimilarityTransform(a, b, centre - 56 * a + 56 * b, centre - 56 * b - 56 * a);
  }

  private static FaceRegion face(Photo photo, SimilarityTransform back) {
    List<Landmarks.Point> points =
        SimilarityTransform.TEMPLATE.points().stream()
            .map(point -> back.apply(point.x(), point.y()))
            .toList();
    return new Region(photo, new Box(0, 0, 1, 1), Optional.of(new Landmarks(points)));
  }

  /** Red grows to the right, green downwards. */
  private static BufferedImage ramp(int side) {
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int red = (int) Math.round(level(x, side));
        int green = (int) Math.round(level(y, side));
        picture.setRGB(x, y, new Color(red, green, 0).getRGB());
      }
    }
    return picture;
  }

  private static double level(double place, int side) {
    return Math.max(0, Math.min(255, 255 * place / (side - 1)));
  }

  private static int value(AlignedFaces faces, int face, int[] at, int channel) {
    return faces.pixels().getByte(face, at[1], at[0], channel) & 0xff;
  }
}
