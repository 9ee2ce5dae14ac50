package io.facerec;

/**
 * A photo that could not be searched, and why. It stopped nothing.
 *
 * @param photo the photo's name: its path, or what its maker called it
 * @param reason what is wrong and what to do: {@code "HEIC is not supported; convert it to JPEG"}
 */
public record Problem(String photo, String reason) {
  /** {@code "photo: reason"}. */
  @Override
  public String toString() {
    return photo + ": " + reason;
  }
}
