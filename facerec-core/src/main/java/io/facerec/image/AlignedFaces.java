package io.facerec.image;

import org.tensorflow.types.TUint8;

/** Faces of one photo, aligned: RGB uint8 [faces, size, size, 3], outside the heap. Close it. */
public final class AlignedFaces implements AutoCloseable {
  private final TUint8 pixels;

  AlignedFaces(TUint8 pixels) {
    this.pixels = pixels;
  }

  /** uint8 [faces, size, size, 3]; owned by this object, do not close it. */
  public TUint8 pixels() {
    return pixels;
  }

  /** How many faces. */
  public int count() {
    return Math.toIntExact(pixels.shape().get(0));
  }

  @Override
  public void close() {
    pixels.close();
  }
}
