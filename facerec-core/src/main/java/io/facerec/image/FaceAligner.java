package io.facerec.image;

import java.util.List;

/** Turns faces upright and to one size by their landmarks. Safe for several threads. */
public final class FaceAligner {
  /** Pixels of a side of an aligned face. */
  public static final int SIZE = 112;

  private static final FaceAligner SHARED = new FaceAligner();

  private FaceAligner() {}

  /** The one instance of this process. */
  public static FaceAligner shared() {
    return SHARED;
  }

  /** The faces of a photo, in their order; none is fine. */
  public AlignedFaces align(DecodedPhoto photo, List<? extends FaceRegion> faces) {
    throw new UnsupportedOperationException("under construction: " + faces.size());
  }
}
