package io.facerec.examples.demo.people;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.exception.InvalidModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceModelFileTest {
  @TempDir private Path folder;

  @Test
  void what_is_written_is_read_again() throws IOException {
    FaceModel model = small();

    FaceModel read = read(written(model));

    assertEquals(1, read.personModes());
    assertEquals(2, read.photoModes());
    assertArrayEquals(model.mean(), read.mean());
    assertArrayEquals(model.scales(), read.scales());
    assertArrayEquals(model.modes(), read.modes());
  }

  @Test
  void a_changed_byte_is_noticed() throws IOException {
    byte[] bytes = written(small());
    bytes[bytes.length - 100] ^= 1;

    assertEquals(
        "cannot use the model test: it is damaged (checksum); get the file again, or make it by"
            + " 'facerec make-demo-people'",
        failure(bytes));
  }

  @Test
  void a_file_that_ends_early_is_noticed() throws IOException {
    byte[] bytes = written(small());
    int size = bytes.length;

    String message = failure(Arrays.copyOf(bytes, size - 7));

    assertTrue(message.contains("has %d bytes, must have %d".formatted(size - 7, size)), message);
  }

  @Test
  void a_header_that_claims_absurd_sizes_is_refused_before_memory_is_taken() throws IOException {
    byte[] bytes = written(small());
    ByteBuffer.wrap(bytes).putInt(16, Integer.MAX_VALUE);

    assertTrue(failure(bytes).contains("it is damaged"));
  }

  @Test
  void another_version_is_named() throws IOException {
    byte[] bytes = written(small());
    ByteBuffer.wrap(bytes).putInt(8, 2);

    assertTrue(failure(bytes).contains("its version is 2"));
  }

  @Test
  void any_other_file_is_no_model() {
    assertTrue(failure("not at all".getBytes(US_ASCII)).contains("it is no model of faces"));
    assertTrue(failure(new byte[0]).contains("it is no model of faces"));
  }

  @Test
  void the_model_that_ships_is_small_and_sound() throws IOException {
    try (var in = DemoPeople.class.getResourceAsStream("people.model")) {
      byte[] bytes = in.readAllBytes();
      assertTrue(bytes.length <= 2_500_000, "bytes: " + bytes.length);
      assertEquals(230, read(bytes).count());
    }
  }

  private byte[] written(FaceModel model) throws IOException {
    Path file = folder.resolve("model");
    FaceModelFile.write(model, file);
    return Files.readAllBytes(file);
  }

  private static FaceModel read(byte[] bytes) {
    return FaceModelFile.read("test", new ByteArrayInputStream(bytes));
  }

  private static String failure(byte[] bytes) {
    return assertThrows(InvalidModelException.class, () -> read(bytes)).getMessage();
  }

  private static FaceModel small() {
    float[] mean = new float[FaceTemplate.LENGTH];
    mean[7] = 0.25f;
    byte[] modes = new byte[3 * FaceTemplate.LENGTH];
    Arrays.fill(modes, (byte) 128);
    modes[0] = (byte) 255;
    return new FaceModel(1, 2, mean, new float[] {0.5f, 0.25f, 0.125f}, modes);
  }
}
