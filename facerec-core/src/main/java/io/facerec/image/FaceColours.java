package io.facerec.image;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What aligned faces hold of each pixel. */
enum FaceColours {
  /** Red, green and blue. */
  RGB(3),
  /** {@link Luma}. */
  LUMA(1);

  private final int channels;

  FaceColours(int channels) {
    this.channels = channels;
  }

  /**
   * Those of this many channels.
   *
   * @throws IllegalArgumentException if there are none
   */
  static FaceColours of(long channels) {
    checkArgument(
        channels == RGB.channels || channels == LUMA.channels,
        "faces have %s channels, must have 3 (RGB) or 1 (luma)",
        channels);
    return channels == LUMA.channels ? LUMA : RGB;
  }

  /** Numbers of a pixel. */
  int channels() {
    return channels;
  }

  /** RGB float [..., 3] in these colours, float [..., channels], of the same range. */
  Operand<TFloat32> of(Ops tf, Operand<TFloat32> rgb) {
    return this == RGB ? rgb : Luma.of(tf, rgb);
  }
}
