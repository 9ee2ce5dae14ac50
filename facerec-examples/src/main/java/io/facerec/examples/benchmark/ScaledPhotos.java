package io.facerec.examples.benchmark;

import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Copies of photos at another size, so that figures can be had for it. */
final class ScaledPhotos {
  private ScaledPhotos() {}

  /** Squares of this side, as baseline JPEGs, in an empty folder. */
  static FaceFolder of(FaceFolder people, int side, Path folder) {
    try {
      for (String name : people.identities()) {
        Path person = Files.createDirectories(folder.resolve(name));
        for (FacePhoto photo : people.photosOf(name)) {
          BufferedImage scaled = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
          Graphics2D pen = scaled.createGraphics();
          pen.setRenderingHint(
              RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
          pen.drawImage(ImageIO.read(photo.path().toFile()), 0, 0, side, side, null);
          pen.dispose();
          ImageIO.write(scaled, "jpg", person.resolve(photo.path().getFileName()).toFile());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FaceFolder.of(folder);
  }
}
