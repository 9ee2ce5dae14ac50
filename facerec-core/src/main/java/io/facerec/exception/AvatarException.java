package io.facerec.exception;

/** An avatar that can be read but does not tell who is looked for. */
public abstract class AvatarException extends FacerecException {
  private static final long serialVersionUID = 1L;

  private final String photo;

  AvatarException(String photo, String reason) {
    super("cannot use the avatar " + photo + ": " + reason, null);
    this.photo = photo;
  }

  /** The avatar's name. */
  public String photo() {
    return photo;
  }
}
