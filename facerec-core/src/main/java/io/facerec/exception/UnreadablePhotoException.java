package io.facerec.exception;

import org.jspecify.annotations.Nullable;

/** A photo that cannot be read: missing, empty, damaged, too large or of an unknown format. */
public class UnreadablePhotoException extends FacerecException {
  private static final long serialVersionUID = 1L;

  private final String photo;
  private final String reason;

  /**
   * @param photo the photo's name: its path, or what its maker called it
   * @param reason what is wrong and what to do, without the name: {@code "HEIC is not supported;
   *     convert it to JPEG or PNG"}
   * @param cause what it followed from, or null
   */
  public UnreadablePhotoException(String photo, String reason, @Nullable Throwable cause) {
    super("cannot read " + photo + ": " + reason, cause);
    this.photo = photo;
    this.reason = reason;
  }

  /** The photo's name. */
  public String photo() {
    return photo;
  }

  /** What is wrong and what to do, without the name. */
  public String reason() {
    return reason;
  }
}
