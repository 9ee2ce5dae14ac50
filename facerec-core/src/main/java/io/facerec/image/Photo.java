package io.facerec.image;

import static com.google.common.base.Preconditions.checkArgument;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A photo by its source: a file, bytes, a stream or a picture in memory. Making one from a path
 * reads nothing; pixels are decoded by {@link #decode} alone, and belong to whoever closes them.
 *
 * <p>JPEG, PNG, GIF (the first picture), BMP and TIFF are decoded, told apart by their content, and
 * what the host's ImageIO readers know besides, such as WebP. What is transparent is shown on
 * white. Files of more than 512 MB are refused unread, and a file that is cut short anywhere is
 * refused; bytes that are spoilt within a JPEG of full length go unnoticed where its decoder can go
 * on.
 *
 * <p>Two photos are equal if their sources are: the same path, the same name and bytes, or the very
 * same picture in memory. The limit of pixels is no part of that. Immutable, and safe for several
 * threads.
 */
public final class Photo {
  /** Photos of more pixels than this are refused unless {@link #withMaxPixels} says otherwise. */
  public static final long DEFAULT_MAX_PIXELS = 100_000_000;

  private final PhotoSource source;
  private final long maxPixels;

  private Photo(PhotoSource source, long maxPixels) {
    this.source = source;
    this.maxPixels = maxPixels;
  }

  /** The photo in this file, which is read each time that it is decoded. */
  public static Photo of(Path path) {
    return new Photo(new PhotoSource.OfFile(path), DEFAULT_MAX_PIXELS);
  }

  /** A JPEG, PNG, GIF or BMP in memory; the bytes are copied. The name appears in messages. */
  public static Photo of(String name, byte[] bytes) {
    return new Photo(new PhotoSource.OfBytes(name, bytes.clone()), DEFAULT_MAX_PIXELS);
  }

  /** A picture in memory, which must not be drawn on afterwards. The name appears in messages. */
  public static Photo of(String name, BufferedImage picture) {
    return new Photo(new PhotoSource.OfPicture(name, picture), DEFAULT_MAX_PIXELS);
  }

  /**
   * A JPEG, PNG, GIF or BMP that is read from the stream at once and kept in memory. The stream is
   * not closed. The name appears in messages.
   *
   * @throws io.facerec.exception.UnreadablePhotoException if the stream fails or gives too much
   */
  public static Photo read(String name, InputStream stream) {
    return new Photo(PhotoSource.OfBytes.read(name, stream), DEFAULT_MAX_PIXELS);
  }

  /** The same photo, refused above so many pixels (width times height), at least 1. */
  public Photo withMaxPixels(long pixels) {
    checkArgument(pixels >= 1, "limit is %s pixels, must be at least 1", pixels);
    return new Photo(source, pixels);
  }

  /** The path, or the name that its maker gave. */
  public String name() {
    return source.name();
  }

  /**
   * Reads the header, checks the size, decodes, and turns the picture upright (EXIF).
   *
   * @param longestSide pixels of the upright photo's longer side that suffice: JPEGs are decoded at
   *     1/2, 1/4 or 1/8 where that still leaves as many; never enlarged
   * @throws io.facerec.exception.PhotoTooLargeException if it has more pixels than the limit
   * @throws io.facerec.exception.UnreadablePhotoException if it cannot be read
   */
  public DecodedPhoto decode(int longestSide) {
    checkArgument(longestSide >= 1, "longest side is %s, must be at least 1", longestSide);
    return PhotoDecoder.decode(this, source, maxPixels, longestSide);
  }

  /** Decodes at full size; see {@link #decode(int)}. */
  public DecodedPhoto decode() {
    return decode(Integer.MAX_VALUE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Photo that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return name();
  }
}
