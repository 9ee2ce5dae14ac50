package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The pictures that a pipeline yields: float [size, size, channels], from 0 to 255.
 *
 * @param size pixels of a side, from 8 to 1024
 * @param channels 1 for grey (luma), 3 for RGB
 */
public record ImageSpec(int size, int channels) {
  /** Checks the ranges. */
  public ImageSpec {
    checkArgument(size >= 8 && size <= 1024, "the size is %s px, must be from 8 to 1024", size);
    checkArgument(channels == 1 || channels == 3, "%s channels, must be 1 or 3", channels);
  }

  /** Grey pictures of one channel. */
  public static ImageSpec grey(int size) {
    return new ImageSpec(size, 1);
  }

  /** Pictures in colour. */
  public static ImageSpec rgb(int size) {
    return new ImageSpec(size, 3);
  }
}
