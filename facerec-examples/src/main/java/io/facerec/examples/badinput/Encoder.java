package io.facerec.examples.badinput;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures as files, by the JDK's writers. */
final class Encoder {
  private Encoder() {}

  static byte[] png(BufferedImage picture) {
    return coded(picture, "png");
  }

  static byte[] coded(BufferedImage picture, String format) {
    return written(format, writer -> writer.write(picture));
  }

  /** A JPEG of several scans, or a PNG of seven passes. */
  static byte[] progressive(BufferedImage picture, String format) {
    return written(
        format,
        writer -> {
          ImageWriteParam how = writer.getDefaultWriteParam();
          how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
          writer.write(null, new IIOImage(picture, null, null), how);
        });
  }

  /** Four bands, as printers want them. */
  static byte[] cmykJpeg(int width, int height) {
    Raster ink = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    return written("jpg", writer -> writer.write(new IIOImage(ink, null, null)));
  }

  static byte[] movingGif(BufferedImage... pictures) {
    return written(
        "gif",
        writer -> {
          writer.prepareWriteSequence(null);
          for (BufferedImage picture : pictures) {
            writer.writeToSequence(new IIOImage(picture, null, null), null);
          }
          writer.endWriteSequence();
        });
  }

  private interface Writing {
    void by(ImageWriter writer) throws IOException;
  }

  private static byte[] written(String format, Writing writing) {
    ImageWriter writer = ImageIO.getImageWritersBySuffix(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writing.by(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
