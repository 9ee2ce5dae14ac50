package io.facerec.examples.report;

import com.google.common.io.BaseEncoding;

/**
 * A small picture, ready to stand inside a page.
 *
 * @param jpeg the coded picture
 * @param width pixels
 * @param height pixels
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
record Thumbnail(byte[] jpeg, int width, int height) {
  /** The picture as an address that holds the picture itself (RFC 2397). */
  String dataUri() {
    return "data:image/jpeg;base64," + BaseEncoding.base64().encode(jpeg);
  }
}
