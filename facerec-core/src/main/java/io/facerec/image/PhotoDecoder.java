package io.facerec.image;

import static java.math.RoundingMode.CEILING;

import com.google.common.math.LongMath;
import io.facerec.exception.PhotoTooLargeException;
import io.facerec.exception.UnreadablePhotoException;
import java.io.EOFException;
import java.io.IOException;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TUint8;

/** Header, limit, scale, pixels: the steps of decoding, and a reason for each that fails. */
final class PhotoDecoder {
  private PhotoDecoder() {}

  static DecodedPhoto decode(Photo photo, PhotoSource source, long maxPixels, int longestSide) {
    PictureHeader header = header(source);
    long width = header.width();
    long height = header.height();
    if (Math.multiplyHigh(width, height) != 0 || width * height > maxPixels) {
      throw new PhotoTooLargeException(source.name(), width, height, maxPixels);
    }
    return decode(photo, source, header, longestSide);
  }

  /** The pixels of a photo whose header was read before, if it still has that header. */
  static DecodedPhoto decode(
      Photo photo, PhotoSource source, PictureHeader header, int longestSide) {
    int ratio = ratio(header, longestSide);
    TUint8 pixels = pixels(source, header, ratio);
    if (!pixels.shape().equals(shape(header, ratio))) {
      pixels.close();
      throw changed(source);
    }
    return new DecodedPhoto(
        photo,
        pixels,
        Math.toIntExact(header.uprightWidth()),
        Math.toIntExact(header.uprightHeight()));
  }

  private static PictureHeader header(PhotoSource source) {
    try {
      return source.header();
    } catch (IOException e) {
      throw unreadable(source, e);
    } catch (OutOfMemoryError e) {
      throw tooLittleMemory(source, e);
    }
  }

  private static TUint8 pixels(PhotoSource source, PictureHeader header, int ratio) {
    try {
      return source.pixels(header, ratio);
    } catch (TFResourceExhaustedException | OutOfMemoryError e) {
      throw tooLittleMemory(source, e);
    } catch (EOFException | RuntimeException e) { // TensorFlow's exceptions have no common root
      requireUnchanged(source, header);
      throw new UnreadablePhotoException(
          source.name(), "its pixels are damaged or cut short; get another copy", e);
    } catch (IOException e) {
      requireUnchanged(source, header);
      throw unreadable(source, e);
    }
  }

  /** Blames the pixels only of a file that is still there, and still says the same of itself. */
  private static void requireUnchanged(PhotoSource source, PictureHeader header) {
    if (!header(source).equals(header)) {
      throw changed(source);
    }
  }

  private static Shape shape(PictureHeader header, int ratio) {
    return Shape.of(
        LongMath.divide(header.uprightHeight(), ratio, CEILING),
        LongMath.divide(header.uprightWidth(), ratio, CEILING),
        3);
  }

  private static UnreadablePhotoException changed(PhotoSource source) {
    return new UnreadablePhotoException(
        source.name(), "it changed while it was read; read it once more", null);
  }

  private static UnreadablePhotoException tooLittleMemory(PhotoSource source, Throwable e) {
    return new UnreadablePhotoException(
        source.name(), "there is not memory enough for its pixels; shrink it", e);
  }

  private static UnreadablePhotoException unreadable(PhotoSource source, IOException e) {
    return new UnreadablePhotoException(
        source.name(), "reading it failed (" + e + "); check the file and its disk", e);
  }

  /** The coarsest that leaves as many pixels as suffice; JPEGs alone can be reduced. */
  private static int ratio(PictureHeader header, int longestSide) {
    if (header.format() != PictureFormat.JPEG) {
      return 1;
    }
    long longer = Math.max(header.width(), header.height());
    int ratio = 1;
    for (int coarser : DecodingGraph.RATIOS) {
      if (longer / coarser >= longestSide) {
        ratio = coarser;
      }
    }
    return ratio;
  }
}
