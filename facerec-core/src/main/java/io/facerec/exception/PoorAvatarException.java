package io.facerec.exception;

/** An avatar whose face is too small, too blurred or too unlike a face to find anybody by. */
public final class PoorAvatarException extends AvatarException {
  private static final long serialVersionUID = 1L;

  private final String shortcoming;

  /**
   * @param photo the avatar's name
   * @param shortcoming what is too poor, with the figures: {@code "it is 14 px high, below 20"}
   */
  public PoorAvatarException(String photo, String shortcoming) {
    super(
        photo,
        "its face is too poor to decide (%s); take a larger, sharper picture, or lower leastAvatarQuality"
            .formatted(shortcoming));
    this.shortcoming = shortcoming;
  }

  /** What is too poor, with the figures. */
  public String shortcoming() {
    return shortcoming;
  }
}
