package io.facerec.examples.demo;

import io.facerec.image.Box;

/**
 * A face that is on a photo of the album.
 *
 * @param photo the photo's file name
 * @param person whose face
 * @param box forehead to chin and ear to ear, in pixels
 */
record TruthFace(String photo, String person, Box box) {
  /** The header of the file that lists them. */
  static final String HEADER = "photo,person,x,y,width,height";

  /** A line under the header. */
  String toLine() {
    return "%s,%s,%.1f,%.1f,%.1f,%.1f"
        .formatted(photo, person, box.x(), box.y(), box.width(), box.height());
  }
}
