package io.facerec.image;

import java.util.List;
import org.tensorflow.types.TUint8;

/**
 * Faces of one photo, aligned: uint8 [faces, size, size, channels], 3 channels for RGB, 1 for luma;
 * outside the heap. Close it.
 */
public final class AlignedFaces implements AutoCloseable {
  private final TUint8 pixels;

  AlignedFaces(TUint8 pixels) {
    this.pixels = pixels;
  }

  /** uint8 [faces, size, size, channels]; owned by this object, do not close it. */
  public TUint8 pixels() {
    return pixels;
  }

  /** How many faces. */
  public int count() {
    return Math.toIntExact(pixels.shape().get(0));
  }

  /**
   * How much detail each face holds: the standard deviation of the Laplacian of its luma, in grey
   * levels, at least 0. Faces of fewer pixels than an aligned face has, and blurred ones, hold
   * little.
   */
  public List<Float> sharpness() {
    return count() == 0
        ? List.of()
        : SharpnessGraph.shared(FaceColours.of(pixels.shape().get(3))).measure(pixels);
  }

  @Override
  public void close() {
    pixels.close();
  }
}
