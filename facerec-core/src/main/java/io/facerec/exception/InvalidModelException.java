package io.facerec.exception;

import org.jspecify.annotations.Nullable;

/** A model that is missing, damaged, or made for something else. */
public final class InvalidModelException extends FacerecException {
  private static final long serialVersionUID = 1L;

  /**
   * @param model where the model was looked for
   * @param reason what is wrong and what to do
   * @param cause what it followed from, or null
   */
  public InvalidModelException(String model, String reason, @Nullable Throwable cause) {
    super("cannot use the model " + model + ": " + reason, cause);
  }
}
