package io.facerec.examples.prepare;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.image.FaceAligner;

/**
 * How faces are cut out.
 *
 * @param aligned whether they are turned upright and brought to the template, of {@link
 *     FaceAligner#SIZE} pixels; else they are upright squares with some of what is around
 * @param size pixels of a side of a square, from 32 to 1024; smaller where the face is
 */
public record CropForm(boolean aligned, int size) {
  /** Checks the range. */
  public CropForm {
    checkArgument(size >= 32 && size <= 1024, "the size is %s px, must be from 32 to 1024", size);
  }
}
