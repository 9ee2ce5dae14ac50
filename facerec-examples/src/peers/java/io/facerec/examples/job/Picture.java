package io.facerec.examples.job;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** A picture that others are drawn into, and that is then saved as a camera would. */
final class Picture {
  /** Of the JPEG, in [0, 1]: phones write about this. */
  private static final float QUALITY = 0.9f;

  private static final int NOISE_SIDE = 512;

  /** Share of the noise, whose standard deviation is 74 grey levels: 4 of them are left. */
  private static final float NOISE = 0.055f;

  private final BufferedImage pixels;

  Picture(int width, int height) {
    pixels = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
  }

  int width() {
    return pixels.getWidth();
  }

  int height() {
    return pixels.getHeight();
  }

  static BufferedImage read(Path file) {
    try {
      BufferedImage picture = ImageIO.read(file.toFile());
      if (picture == null) {
        throw new IOException("no reader knows this kind of picture");
      }
      return picture;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Draws the other in this size, smoothly. */
  void draw(BufferedImage other, int x, int y, int width, int height) {
    Graphics2D pen = pixels.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(other, x, y, width, height, null);
    pen.dispose();
  }

  /** Adds what a sensor adds, so that an enlarged picture is no cheaper to decode than a photo. */
  void addNoise(Random random) {
    BufferedImage noise = new BufferedImage(NOISE_SIDE, NOISE_SIDE, BufferedImage.TYPE_3BYTE_BGR);
    random.nextBytes(((DataBufferByte) noise.getRaster().getDataBuffer()).getData());
    Graphics2D pen = pixels.createGraphics();
    pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, NOISE));
    for (int y = 0; y < pixels.getHeight(); y += NOISE_SIDE) {
      for (int x = 0; x < pixels.getWidth(); x += NOISE_SIDE) {
        pen.drawImage(noise, x, y, null);
      }
    }
    pen.dispose();
  }

  void save(Path file) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam options = writer.getDefaultWriteParam();
      options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      options.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(pixels, null, null), options);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    } finally {
      writer.dispose();
    }
  }
}
