package io.facerec.image;

import io.facerec.exception.PhotoTooLargeException;
import io.facerec.exception.UnreadablePhotoException;
import java.io.EOFException;
import java.io.IOException;
import org.tensorflow.exceptions.TFResourceExhaustedException;
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
    TUint8 pixels = pixels(source, header, ratio(header, longestSide));
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
    }
  }

  private static TUint8 pixels(PhotoSource source, PictureHeader header, int ratio) {
    try {
      return source.pixels(header, ratio);
    } catch (EOFException e) {
      throw damaged(source, e);
    } catch (IOException e) {
      throw unreadable(source, e);
    } catch (TFResourceExhaustedException e) {
      throw new UnreadablePhotoException(
          source.name(), "there is not memory enough for its pixels; shrink it", e);
    } catch (RuntimeException e) {
      // TensorFlow's exceptions have no common root, and ImageIO's readers throw what they like.
      throw damaged(source, e);
    }
  }

  private static UnreadablePhotoException unreadable(PhotoSource source, IOException e) {
    return new UnreadablePhotoException(
        source.name(), "reading it failed (" + e + "); check the file and its disk", e);
  }

  private static UnreadablePhotoException damaged(PhotoSource source, Exception e) {
    return new UnreadablePhotoException(
        source.name(), "its pixels are damaged or cut short; get another copy", e);
  }

  /** The coarsest that leaves as many pixels as suffice. */
  private static int ratio(PictureHeader header, int longestSide) {
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
