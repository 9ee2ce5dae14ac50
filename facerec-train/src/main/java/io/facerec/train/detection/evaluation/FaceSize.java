package io.facerec.train.detection.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.image.Box;
import java.util.List;

/**
 * A range of face heights.
 *
 * @param name such as {@code 32-96}
 * @param from pixels, the least height in the range
 * @param below pixels, the least height above the range
 */
public record FaceSize(String name, double from, double below) {
  /** All faces that a detector is asked to find. */
  public static final FaceSize ALL = new FaceSize("20+", 20, Double.POSITIVE_INFINITY);

  /** All but small faces: where one figure has to do. */
  public static final FaceSize USUAL = new FaceSize("32+", 32, Double.POSITIVE_INFINITY);

  /** The ranges that figures are given for: small, middle, large, and all but small ones. */
  public static final List<FaceSize> REPORTED =
      ImmutableList.of(
          new FaceSize("20-32", 20, 32),
          new FaceSize("32-96", 32, 96),
          new FaceSize("96+", 96, Double.POSITIVE_INFINITY),
          USUAL);

  /** Checks that the range is not empty. */
  public FaceSize {
    checkArgument(from >= 0 && from < below, "no height is from %s to %s px", from, below);
  }

  boolean contains(Box box) {
    return box.height() >= from && box.height() < below;
  }
}
