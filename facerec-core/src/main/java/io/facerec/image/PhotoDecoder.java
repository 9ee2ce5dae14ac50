package io.facerec.image;

import io.facerec.exception.PhotoTooLargeException;
import io.facerec.exception.UnreadablePhotoException;
import java.io.IOException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.types.TUint8;

/** Header, limit, scale, pixels: the steps of decoding, and a reason for each that fails. */
final class PhotoDecoder {
  private PhotoDecoder() {}

  static DecodedPhoto decode(Photo photo, PhotoSource source, long maxPixels, int longestSide) {
    String name = source.name();
    try {
      PictureHeader header = source.header();
      if (Math.multiplyHigh(header.width(), header.height()) != 0
          || header.width() * header.height() > maxPixels) {
        throw new PhotoTooLargeException(name, header.width(), header.height(), maxPixels);
      }
      TUint8 pixels = source.pixels(header, ratio(header, longestSide));
      return new DecodedPhoto(
          photo,
          pixels,
          Math.toIntExact(header.uprightWidth()),
          Math.toIntExact(header.uprightHeight()));
    } catch (IOException e) {
      throw new UnreadablePhotoException(
          name, "reading it failed (" + e.getMessage() + "); check the disk", e);
    } catch (TensorFlowException e) {
      throw new UnreadablePhotoException(
          name, "its pixels are damaged or cut short; get another copy", e);
    }
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
