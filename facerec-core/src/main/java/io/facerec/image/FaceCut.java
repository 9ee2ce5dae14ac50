package io.facerec.image;

import io.facerec.image.Landmarks.Point;

/**
 * The part of a decoded photo that an aligned face is made of, by how much it is reduced first, and
 * the way from a pixel of the aligned face to one of the reduced part.
 *
 * @param x left edge of the part, in decoded pixels
 * @param y top edge
 * @param columns of the part, a multiple of the reduction
 * @param rows of the part, a multiple of the reduction
 * @param reduction the mean of so many pixels, across and down, becomes one
 * @param way leads from the aligned face to the reduced part, in whole pixels at their centres
 */
record FaceCut(int x, int y, int columns, int rows, int reduction, SimilarityTransform way) {
  /** A bilinear sample spans two pixels: it would skip some from 1.7 pixels for one upwards. */
  private static final double ROUND_UP_FROM = 0.7;

  /**
   * The cut for a face.
   *
   * @param toFace leads from decoded pixels to the aligned face
   * @param width decoded pixels of the photo, at least 1
   * @param height decoded pixels of the photo, at least 1
   */
  static FaceCut of(SimilarityTransform toFace, int width, int height) {
    SimilarityTransform back = toFace.inverse();
    double half = FaceAligner.SIZE / 2.0;
    Point centre = back.apply(half, half);
    double reach = half * (Math.abs(back.a()) + Math.abs(back.b())); // of the turned square
    int wanted = Math.max(1, (int) (back.scale() + 1 - ROUND_UP_FROM));
    int reduction = Math.min(wanted, Math.min(width, height));
    Span across = Span.of(centre.x(), reach, reduction, width);
    Span down = Span.of(centre.y(), reach, reduction, height);
    SimilarityTransform way =
        new SimilarityTransform(
            back.a() / reduction,
            back.b() / reduction,
            (back.tx() - across.start + 0.5) / reduction - 0.5,
            (back.ty() - down.start + 0.5) / reduction - 0.5);
    return new FaceCut(across.start, down.start, across.length, down.length, reduction, way);
  }

  /** Whole groups of pixels along one side of the photo. */
  private record Span(int start, int length) {
    /** From {@code reach} before the centre to as much behind, and a group more at either end. */
    static Span of(double centre, double reach, int group, int side) {
      int groups = side / group;
      int first = clamp((int) Math.floor((centre - reach) / group) - 1, groups - 1);
      int last = clamp((int) Math.floor((centre + reach) / group) + 1, groups - 1);
      return new Span(first * group, (last - first + 1) * group);
    }

    private static int clamp(int group, int last) {
      return Math.max(0, Math.min(group, last));
    }
  }
}
