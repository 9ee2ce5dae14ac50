package io.facerec.exception;

import org.jspecify.annotations.Nullable;

/** The root of all that facerec throws on its own account. Its message says what to do. */
public abstract class FacerecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, why, and what to do
   * @param cause what it followed from, or null
   */
  protected FacerecException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
