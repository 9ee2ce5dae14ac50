package io.facerec.examples.demo;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.examples.demo.people.DemoPeople;
import io.facerec.examples.demo.people.Person;
import io.facerec.image.Box;

/**
 * A person in a scene.
 *
 * @param person who
 * @param photo which photo of that person, see {@link DemoPeople#paint}
 * @param x the middle of the face, pixels from the left edge
 * @param y the middle of the face, pixels from the top edge
 * @param faceHeight pixels from forehead to chin
 * @param tilt degrees by which the head is turned clockwise in the picture
 */
record Figure(Person person, long photo, double x, double y, double faceHeight, double tilt) {
  /** A face's width over its height, as detectors' boxes have it in the median. */
  static final double FACE_ASPECT = 0.526 / 0.733;

  /** Checks the size. */
  Figure {
    checkArgument(
        faceHeight >= DemoPeople.LEAST_FACE,
        "the face is %s px high, must be at least " + DemoPeople.LEAST_FACE,
        faceHeight);
  }

  /** The face, forehead to chin and ear to ear, in pixels of the scene. */
  Box face() {
    double width = faceHeight * FACE_ASPECT;
    return new Box(
        (float) (x - width / 2), (float) (y - faceHeight / 2), (float) width, (float) faceHeight);
  }
}
