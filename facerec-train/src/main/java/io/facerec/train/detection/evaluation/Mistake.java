package io.facerec.train.detection.evaluation;

import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import java.util.Optional;

/**
 * Something that a detector got wrong.
 *
 * @param kind what
 * @param seen the photo, with all its labels and finds
 * @param box where, in seen pixels
 * @param measure of a miss the best score of a find there, 0 without one; of a false positive its
 *     score; of landmarks their error over the distance of the eyes
 * @param landmarks found there, in seen pixels
 */
public record Mistake(
    Kind kind, SeenPhoto seen, Box box, double measure, Optional<Landmarks> landmarks) {
  /** What is wrong. */
  public enum Kind {
    /** A face was not found. */
    MISS,
    /** A face was found where none is labelled. */
    FALSE_POSITIVE,
    /** Landmarks of a found face lie far from where people set them. */
    LANDMARKS
  }
}
