package io.facerec.image;

import java.nio.file.Path;

/**
 * A photo by its source: a file, bytes, a stream or a picture in memory. Making one from a path
 * reads nothing; pixels are decoded by {@link #decode} alone, and belong to whoever closes them.
 */
public final class Photo {
  private final String name;

  private Photo(String name) {
    this.name = name;
  }

  /** The photo in this file, which is read when it is decoded. */
  public static Photo of(Path path) {
    return new Photo(path.toString());
  }

  /** The path, or the name that its maker gave. */
  public String name() {
    return name;
  }

  // contract for others to build against; see DecodedPhoto
  /**
   * Reads the header, checks the size, decodes, and turns the picture upright (EXIF).
   *
   * @param longestSide pixels of the upright photo's longer side that suffice: JPEGs are decoded at
   *     1/2, 1/4 or 1/8 where that still leaves as many; never enlarged
   * @throws io.facerec.exception.UnreadablePhotoException if it cannot be read
   */
  public DecodedPhoto decode(int longestSide) {
    throw new UnsupportedOperationException("under construction: " + longestSide);
  }
}
