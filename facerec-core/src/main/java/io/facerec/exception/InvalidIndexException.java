package io.facerec.exception;

import org.jspecify.annotations.Nullable;

/** An index of faces that is missing, damaged, cut off, or made by another model. */
public final class InvalidIndexException extends FacerecException {
  private static final long serialVersionUID = 1L;

  /**
   * @param index the index's file
   * @param reason what is wrong, where, and what to do
   * @param cause what it followed from, or null
   */
  public InvalidIndexException(String index, String reason, @Nullable Throwable cause) {
    super("cannot use the index " + index + ": " + reason, cause);
  }
}
