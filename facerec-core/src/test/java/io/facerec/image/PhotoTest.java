package io.facerec.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PhotoTest {
  @Test
  void photos_of_the_same_source_are_equal_whatever_their_limit() {
    Photo file = Photo.of(Path.of("a.jpg"));
    assertEquals(file, Photo.of(Path.of("a.jpg")).withMaxPixels(5));
    assertEquals(file.hashCode(), Photo.of(Path.of("a.jpg")).hashCode());
    assertNotEquals(file, Photo.of(Path.of("b.jpg")));
    Photo bytes = Photo.of("a", new byte[] {1, 2});
    assertEquals(bytes, Photo.read("a", new ByteArrayInputStream(new byte[] {1, 2})));
    assertEquals(bytes.hashCode(), Photo.of("a", new byte[] {1, 2}).hashCode());
    assertNotEquals(bytes, Photo.of("a", new byte[] {1, 3}));
    assertNotEquals(bytes, Photo.of("b", new byte[] {1, 2}));
    BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    assertEquals(Photo.of("p", picture), Photo.of("p", picture));
    assertNotEquals(
        Photo.of("p", picture), Photo.of("p", new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)));
  }

  @Test
  void a_photo_is_printed_as_its_name() {
    assertEquals("trip/7.jpg", Photo.of(Path.of("trip", "7.jpg")).toString());
    assertEquals("upload 3", Photo.of("upload 3", new byte[0]).name());
  }

  @Test
  void bytes_are_copied_so_that_a_photo_never_changes() {
    byte[] file = TestPictures.coded(TestPictures.quarters(20, 10), "png");
    Photo photo = Photo.of("copied", file);
    java.util.Arrays.fill(file, (byte) 0);
    photo.decode().close();
  }

  @Test
  void photos_are_decoded_from_several_threads_at_once() throws Exception {
    byte[] jpeg = TestPictures.coded(TestPictures.quarters(300, 200), "jpg");
    byte[] png = TestPictures.coded(TestPictures.quarters(300, 200), "png");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Shape> decode =
          () -> {
            try (DecodedPhoto a = Photo.of("a", jpeg).decode(150);
                DecodedPhoto b = Photo.of("b", png).decode(150)) {
              Colours.assertQuarters(b, 0xff0000, 0x00ff00, 0x0000ff, 0xffffff);
              return a.pixels().shape();
            }
          };
      for (var answer : threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> decode).toList())) {
        assertEquals(Shape.of(100, 150, 3), answer.get());
      }
    } finally {
      threads.shutdown();
    }
  }
}
