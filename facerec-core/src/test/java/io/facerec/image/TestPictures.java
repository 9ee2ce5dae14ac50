package io.facerec.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.primitives.Bytes;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Pictures that tests make themselves. */
final class TestPictures {
  private TestPictures() {}

  /** Four quarters: red and green above, blue and white below. */
  static BufferedImage quarters(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int i = 0; i < 4; i++) {
      brush.setColor(colors[i]);
      brush.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2 + 1, height / 2 + 1);
    }
    brush.dispose();
    return picture;
  }

  /** A picture that does not compress to nothing: shades with a pattern of discs. */
  static BufferedImage busy(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    brush.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.CYAN));
    brush.fillRect(0, 0, width, height);
    for (int i = 0; i < 300; i++) {
      brush.setColor(new Color(i * 53 % 256, i * 97 % 256, i * 31 % 256));
      brush.fillOval(i * 211 % width, i * 173 % height, 9, 14);
    }
    brush.dispose();
    return picture;
  }

  /** The picture as a file of this format. */
  static byte[] coded(BufferedImage picture, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, out)) {
        throw new IllegalArgumentException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] progressiveJpeg(BufferedImage picture) {
    return jpeg(new IIOImage(picture, null, null), ImageWriteParam.MODE_DEFAULT);
  }

  /**
   * Cyan, magenta, yellow and black in [0, 255] all over, as Adobe's programs store it: inverted.
   */
  static byte[] cmykJpeg(int width, int height, int... ink) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    for (int i = 0; i < width * height; i++) {
      int[] stored = {255 - ink[0], 255 - ink[1], 255 - ink[2], 255 - ink[3]};
      raster.setPixel(i % width, i / width, stored);
    }
    byte[] plain = jpeg(new IIOImage(raster, null, null), ImageWriteParam.MODE_DISABLED);
    byte[] adobe = {
      (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    return inserted(plain, 2, adobe);
  }

  private static byte[] jpeg(IIOImage image, int progressiveMode) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setProgressiveMode(progressiveMode);
      writer.setOutput(stream);
      writer.write(null, image, how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** A GIF of several pictures, one after the other. */
  static byte[] movingGif(BufferedImage... pictures) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (BufferedImage picture : pictures) {
        writer.writeToSequence(new IIOImage(picture, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** A 16-bit PNG, one colour (0 to 65535) all over. */
  static byte[] png16(int width, int height, int... rgb) {
    ColorModel colors =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            ColorModel.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = colors.createCompatibleWritableRaster(width, height);
    for (int i = 0; i < width * height; i++) {
      raster.setPixel(i % width, i / width, rgb);
    }
    return coded(new BufferedImage(colors, raster, false, null), "png");
  }

  /** The first bytes of a PNG that claims a size, and an empty chunk of pixels. */
  static byte[] pngThatClaims(int width, int height) {
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    return Bytes.concat(
        "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1),
        chunk("IHDR", header),
        chunk("IDAT", new byte[0]),
        chunk("IEND", new byte[0]));
  }

  /** A PNG with an eXIf chunk behind its header. */
  static byte[] pngWithExif(byte[] png, int orientation) {
    return inserted(png, 8 + 25, chunk("eXIf", tiff(orientation, false)));
  }

  /** A JPEG with an EXIF segment in front. */
  static byte[] jpegWithExif(byte[] jpeg, int orientation, boolean bigEndian) {
    byte[] exif = Bytes.concat("Exif\0\0".getBytes(ISO_8859_1), tiff(orientation, bigEndian));
    byte[] marker = {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 2)};
    return inserted(jpeg, 2, Bytes.concat(marker, exif));
  }

  /** A TIFF block with one entry: tag 0x0112, type SHORT, one value. */
  private static byte[] tiff(int orientation, boolean bigEndian) {
    ByteBuffer block = ByteBuffer.allocate(26);
    block.order(bigEndian ? java.nio.ByteOrder.BIG_ENDIAN : java.nio.ByteOrder.LITTLE_ENDIAN);
    block.put((bigEndian ? "MM" : "II").getBytes(ISO_8859_1)).putShort((short) 42).putInt(8);
    block.putShort((short) 1);
    block.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return block.array();
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] named = Bytes.concat(type.getBytes(ISO_8859_1), data);
    CRC32 checksum = new CRC32();
    checksum.update(named);
    return ByteBuffer.allocate(named.length + 8)
        .putInt(data.length)
        .put(named)
        .putInt((int) checksum.getValue())
        .array();
  }

  private static byte[] inserted(byte[] file, int at, byte[] piece) {
    byte[] whole = new byte[file.length + piece.length];
    System.arraycopy(file, 0, whole, 0, at);
    System.arraycopy(piece, 0, whole, at, piece.length);
    System.arraycopy(file, at, whole, at + piece.length, file.length - at);
    return whole;
  }
}
