package io.facerec.image;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.types.TUint8;

/**
 * The upright pixels of a photo, outside the heap: RGB uint8 [height, width, 3]. Close it.
 *
 * <p>It may be decoded at a reduced scale; {@link #scale()} leads from pixels of the upright photo
 * (in which all boxes and landmarks are) to its own.
 */
public final class DecodedPhoto implements AutoCloseable {
  private final Photo photo;
  private final TUint8 pixels;
  private final int width;
  private final int height;

  DecodedPhoto(Photo photo, TUint8 pixels, int width, int height) {
    this.photo = photo;
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /** The photo that these pixels show. */
  public Photo photo() {
    return photo;
  }

  /** uint8 [rows, columns, 3]; owned by this object, do not close it. */
  public TUint8 pixels() {
    return pixels;
  }

  /** Pixels of the upright photo in full size. */
  public int width() {
    return width;
  }

  /** Pixels of the upright photo in full size. */
  public int height() {
    return height;
  }

  /** Decoded pixels for a pixel of the upright photo, in (0, 1]; more where it was enlarged. */
  public double scale() {
    return (double) pixels.shape().get(1) / width;
  }

  /**
   * The same pixels, enlarged, with a grey border around, so that a face that fills the picture
   * stands free.
   *
   * @param border pixels of the upright photo in full size, at least 0; coordinates in the result
   *     count from the border's corner
   * @param enlargement pixels for each that was decoded, across and down, at least 1
   */
  public DecodedPhoto withBorder(int border, int enlargement) {
    checkArgument(border >= 0, "border is %s px, must not be negative", border);
    checkArgument(enlargement >= 1, "enlargement is %s, must be at least 1", enlargement);
    int decoded = Math.toIntExact(Math.round(border * scale() * enlargement));
    return new DecodedPhoto(
        photo,
        BorderGraph.shared().surround(pixels, decoded, enlargement),
        width + 2 * border,
        height + 2 * border);
  }

  @Override
  public void close() {
    pixels.close();
  }
}
