package io.facerec.examples;

import io.facerec.testing.Pictures;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Files of every kind that a folder of photos may hold; a red square is the person looked for. */
record OddPhotos(Path folder) {
  private static final BufferedImage RED = Pictures.group(Pictures.RED);

  /** The smallest WebP there is: one pixel. */
  private static final String WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

  Path truncatedJpeg() throws IOException {
    Path whole = write("truncated.jpg", encoded(RED, "jpg"));
    byte[] bytes = Files.readAllBytes(whole);
    return write("truncated.jpg", Arrays.copyOf(bytes, bytes.length / 2));
  }

  Path emptyFile() throws IOException {
    return write("empty.jpg", new byte[0]);
  }

  Path text() throws IOException {
    return write("text.jpg", "not a picture".getBytes(StandardCharsets.UTF_8));
  }

  Path webp() throws IOException {
    return write("photo.webp", Base64.getDecoder().decode(WEBP));
  }

  /** The first bytes of a HEIC: no reader for it is a Java library. */
  Path heic() throws IOException {
    return write(
        "photo.heic", ("\0\0\0\u0018ftypheic" + "\0".repeat(30)).getBytes(StandardCharsets.UTF_8));
  }

  Path gif() throws IOException {
    return write("photo.gif", encoded(RED, "gif"));
  }

  Path pngOf16Bits() throws IOException {
    ComponentColorModel rgb48 =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            /* hasAlpha= */ false,
            /* isAlphaPremultiplied= */ false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = rgb48.createCompatibleWritableRaster(RED.getWidth(), RED.getHeight());
    int[] pixel = new int[3];
    for (int y = 0; y < RED.getHeight(); y++) {
      for (int x = 0; x < RED.getWidth(); x++) {
        int rgb = RED.getRGB(x, y);
        for (int band = 0; band < 3; band++) {
          pixel[band] = 257 * (rgb >> (16 - 8 * band) & 0xff);
        }
        raster.setPixel(x, y, pixel);
      }
    }
    return write("16-bit.png", encoded(new BufferedImage(rgb48, raster, false, null), "png"));
  }

  /** Four bands, as printers want them; ImageIO writes a raster without asking what it means. */
  Path cmykJpeg() throws IOException {
    WritableRaster cmyk =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE, RED.getWidth(), RED.getHeight(), 4, null);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(cmyk, null, null), null);
    } finally {
      writer.dispose();
    }
    return write("cmyk.jpg", bytes.toByteArray());
  }

  /** A header and an end, with nothing between them. */
  Path pngThatClaims(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream png = new DataOutputStream(bytes);
    png.writeLong(0x89504E470D0A1A0AL);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeBytes("IHDR");
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 2, 0, 0, 0}); // RGB of 8 bits
    writeChunk(png, header.toByteArray());
    writeChunk(png, "IEND".getBytes(StandardCharsets.US_ASCII));
    return write("huge.png", bytes.toByteArray());
  }

  private static void writeChunk(DataOutputStream png, byte[] typeAndData) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(typeAndData);
    png.writeInt(typeAndData.length - 4);
    png.write(typeAndData);
    png.writeInt((int) crc.getValue());
  }

  private static byte[] encoded(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, format, bytes)) {
      throw new IOException("this JDK writes no " + format + " of this kind");
    }
    return bytes.toByteArray();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
