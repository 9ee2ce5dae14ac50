package io.facerec.examples.demo.people;

import io.facerec.exception.InvalidModelException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The model of faces as a file, big-endian: {@code FACEREC\0}; int version; int template size; int
 * person modes; int photo modes; the mean as floats; a float a mode, its scale; LENGTH bytes a
 * mode; an int, the CRC-32 of all before it.
 */
final class FaceModelFile {
  private static final byte[] MAGIC = {'F', 'A', 'C', 'E', 'R', 'E', 'C', 0};
  private static final int VERSION = 1;
  private static final int HEADER = MAGIC.length + 4 * Integer.BYTES;
  private static final int MOST_MODES = 10_000;
  private static final String REMEDY =
      "get the file again, or make it by 'facerec make-demo-people'";

  private FaceModelFile() {}

  /** Writes the file, over an old one. */
  static void write(FaceModel model, Path file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(FaceTemplate.SIZE);
      out.writeInt(model.personModes());
      out.writeInt(model.photoModes());
      for (float value : model.mean()) {
        out.writeFloat(value);
      }
      for (float scale : model.scales()) {
        out.writeFloat(scale);
      }
      out.write(model.modes());
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
      Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model of faces to " + file, e);
    }
  }

  /**
   * Reads a model.
   *
   * @param name what messages call it
   * @param in read to its end, not closed
   * @throws InvalidModelException if it is no such file or a damaged one
   */
  static FaceModel read(String name, InputStream in) {
    byte[] bytes;
    try {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new InvalidModelException(name, "it cannot be read; " + REMEDY, e);
    }
    if (bytes.length < HEADER || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new InvalidModelException(name, "it is no model of faces; " + REMEDY, null);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).position(MAGIC.length);
    int version = buffer.getInt();
    int size = buffer.getInt();
    if (version != VERSION || size != FaceTemplate.SIZE) {
      throw new InvalidModelException(
          name,
          "its version is %d and its size %d px, this program reads %d and %d px; %s"
              .formatted(version, size, VERSION, FaceTemplate.SIZE, REMEDY),
          null);
    }
    int people = buffer.getInt();
    int photos = buffer.getInt();
    if (people < 1 || photos < 1 || people > MOST_MODES || photos > MOST_MODES) {
      throw new InvalidModelException(name, "it is damaged; " + REMEDY, null);
    }
    long count = (long) people + photos;
    long expected =
        HEADER + 4L * FaceTemplate.LENGTH + 4 * count + count * FaceTemplate.LENGTH + Integer.BYTES;
    if (bytes.length != expected) {
      throw new InvalidModelException(
          name,
          "it has %d bytes, must have %d; %s".formatted(bytes.length, expected, REMEDY),
          null);
    }
    float[] mean = floats(buffer, FaceTemplate.LENGTH);
    float[] scales = floats(buffer, people + photos);
    byte[] modes = new byte[(people + photos) * FaceTemplate.LENGTH];
    buffer.get(modes);
    if (buffer.getInt() != checksum(bytes, bytes.length - Integer.BYTES)) {
      throw new InvalidModelException(name, "it is damaged (checksum); " + REMEDY, null);
    }
    return new FaceModel(people, photos, mean, scales, modes);
  }

  private static float[] floats(ByteBuffer buffer, int count) {
    float[] values = new float[count];
    buffer.asFloatBuffer().get(values);
    buffer.position(buffer.position() + count * Float.BYTES);
    return values;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
