package io.facerec.examples.compare;

/**
 * Where a detector's processor time goes, in milliseconds a photo.
 *
 * @param proposals searching for regions outside the net
 * @param network all that runs in the detector's graph but the shrinking of the photo
 * @param rest decoding the photo and shrinking it
 */
public record Split(double proposals, double network, double rest) {
  /**
   * Of what was measured.
   *
   * @param detecting a decoded photo, all included
   * @param proposals within that
   * @param shrinking within that
   * @param decoding before that
   */
  static Split of(double detecting, double proposals, double shrinking, double decoding) {
    // each is measured by itself, so that little is left of a quick net but noise
    double network = Math.max(0, detecting - proposals - shrinking);
    return new Split(proposals, network, decoding + shrinking);
  }

  /** The whole. */
  public double total() {
    return proposals + network + rest;
  }
}
