package io.facerec.exception;

/** An avatar on which no face was found. */
public final class NoFaceException extends AvatarException {
  private static final long serialVersionUID = 1L;

  /**
   * @param photo the avatar's name
   * @param reason what was looked for in vain and what to do
   */
  public NoFaceException(String photo, String reason) {
    super(photo, reason);
  }
}
