package io.facerec.examples.badinput;

import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Decodes one bad file after the other, and says how each ended. */
public final class Trial {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Path folder;

  /** Files are written into this folder. */
  public Trial(Path folder) {
    this.folder = folder;
  }

  /**
   * Decodes a file in one of the ways there are: from the disk or from memory, whole or reduced.
   *
   * @param index chooses the way
   */
  public Outcome of(int index, Specimen specimen) {
    int side = new int[] {1, 64, 640, Integer.MAX_VALUE}[index / 2 % 4];
    try (DecodedPhoto pixels = photo(index % 2 == 0, specimen).decode(side)) {
      long bytes = 3L * pixels.pixels().shape().get(0) * pixels.pixels().shape().get(1);
      return bytes == pixels.pixels().numBytes()
          ? new Outcome(Outcome.Kind.DECODED, "")
          : new Outcome(Outcome.Kind.UNEXPLAINED, "the pixels do not fill their shape");
    } catch (UnreadablePhotoException e) {
      // Nothing changes a file here while it is read.
      boolean right = !e.reason().isBlank() && !e.reason().contains("changed");
      return new Outcome(
          right ? Outcome.Kind.REFUSED : Outcome.Kind.UNEXPLAINED,
          NUMBER.matcher(e.reason()).replaceAll("N"));
    } catch (RuntimeException | Error e) {
      return new Outcome(Outcome.Kind.UNEXPLAINED, e.toString());
    }
  }

  private Photo photo(boolean onDisk, Specimen specimen) {
    if (!onDisk) {
      return Photo.of(specimen.name(), specimen.bytes());
    }
    Path file =
        folder.resolve("photo" + specimen.name().substring(specimen.name().lastIndexOf('.')));
    try {
      return Photo.of(Files.write(file, specimen.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
