package io.facerec.model;

import io.facerec.exception.InvalidModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of a model, in a folder of the disk or of the class path. Reads no more than asked. */
sealed interface ModelFiles {
  /** Where they are, for messages. */
  String place();

  /** Opens a file of the folder. */
  InputStream open(String name) throws IOException;

  /**
   * All bytes of a file.
   *
   * @throws InvalidModelException if it is missing or larger than the limit
   */
  default byte[] read(String name, int limit) {
    try (InputStream in = open(name)) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new InvalidModelException(
            place(),
            "%s has more than %d bytes, more than any model of facerec".formatted(name, limit),
            null);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new InvalidModelException(
          place(),
          "there is no %s; name the folder that the export of a trained model wrote"
              .formatted(name),
          e);
    } catch (IOException e) {
      throw new InvalidModelException(
          place(), "%s cannot be read (%s)".formatted(name, e.getMessage()), e);
    }
  }

  /** In a folder of the disk. */
  record InFolder(Path folder) implements ModelFiles {
    @Override
    public String place() {
      return folder.toString();
    }

    @Override
    public InputStream open(String name) throws IOException {
      Path file = folder.resolve(name).toRealPath();
      if (!file.startsWith(folder.toRealPath())) {
        throw new IOException("it is a link to " + file + ", outside of the folder; copy that");
      }
      if (!Files.isRegularFile(file)) {
        throw new IOException("it is no regular file");
      }
      return Files.newInputStream(file);
    }
  }

  /** In a folder of the class path, say {@code io/facerec/models/yolo}. */
  record OnClasspath(String folder) implements ModelFiles {
    @Override
    public String place() {
      return "classpath:" + folder;
    }

    @Override
    public InputStream open(String name) throws IOException {
      InputStream in = ModelFiles.class.getClassLoader().getResourceAsStream(folder + "/" + name);
      if (in == null) {
        throw new NoSuchFileException(folder + "/" + name);
      }
      return in;
    }
  }
}
