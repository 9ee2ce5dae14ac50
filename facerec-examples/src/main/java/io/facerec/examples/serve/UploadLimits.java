package io.facerec.examples.serve;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What one question may bring.
 *
 * @param photos that are searched, at least 1
 * @param pictureBytes of the avatar, and of each photo, at least 1
 * @param requestBytes of all together with the form around them, at least 1
 */
public record UploadLimits(int photos, int pictureBytes, int requestBytes) {
  /** What a browser shows on one page, of any camera: 30 photos, 24 MiB each, 96 MiB together. */
  public static final UploadLimits DEFAULT = new UploadLimits(30, 24 << 20, 96 << 20);

  /** Checks the numbers. */
  public UploadLimits {
    checkArgument(photos >= 1, "%s photos, must be at least 1", photos);
    checkArgument(pictureBytes >= 1, "%s bytes a picture, must be at least 1", pictureBytes);
    checkArgument(requestBytes >= 1, "%s bytes a request, must be at least 1", requestBytes);
  }
}
