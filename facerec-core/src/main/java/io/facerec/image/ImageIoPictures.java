package io.facerec.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Pictures that TensorFlow does not decode, or not well, by the readers of {@link ImageIO}: the
 * JDK's for BMP and TIFF, and for other formats those that the host has on its class path. Their
 * first picture is taken.
 */
final class ImageIoPictures {
  private ImageIoPictures() {}

  /** Whether there is a reader for this format. */
  static boolean canRead(PictureFormat format) {
    return readers(format).hasNext();
  }

  private static Iterator<ImageReader> readers(PictureFormat format) {
    return ImageIO.getImageReadersBySuffix(format.name().toLowerCase(Locale.ROOT));
  }

  /** The size as the reader sees it, and the orientation as EXIF has it. */
  static PictureHeader header(PictureFormat format, InputStream in) throws IOException {
    byte[] file = in.readAllBytes();
    return read(
        format,
        new ByteArrayInputStream(file),
        reader ->
            new PictureHeader(
                format,
                reader.getWidth(0),
                reader.getHeight(0),
                true,
                Exif.orientation(new ByteArrayInputStream(file))));
  }

  /** The pixels of the first picture, as they are stored. */
  static BufferedImage decode(PictureFormat format, InputStream in) throws IOException {
    return read(format, in, reader -> reader.read(0));
  }

  private interface Use<T> {
    T apply(ImageReader reader) throws IOException;
  }

  private static <T> T read(PictureFormat format, InputStream in, Use<T> use) throws IOException {
    ImageReader reader = readers(format).next();
    // Not the cache of files that ImageIO would make: nobody's disk is asked for.
    try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
      reader.setInput(stream, true, false);
      return use.apply(reader);
    } catch (RuntimeException e) {
      throw new IOException("its reader failed: " + e, e); // on damage readers throw what they like
    } finally {
      reader.dispose();
    }
  }
}
