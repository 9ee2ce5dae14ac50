package io.facerec.exception;

/** A photo whose header claims more pixels than the limit; none of them was decoded. */
public final class PhotoTooLargeException extends UnreadablePhotoException {
  private static final long serialVersionUID = 1L;

  /**
   * @param photo the photo's name
   * @param width pixels, as the header claims
   * @param height pixels, as the header claims
   * @param limit the most pixels that are decoded
   */
  public PhotoTooLargeException(String photo, long width, long height, long limit) {
    super(
        photo,
        "it claims %d x %d pixels, more than the limit of %d; shrink it or raise the limit"
            .formatted(width, height, limit),
        null);
  }
}
