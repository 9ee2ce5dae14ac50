package io.facerec.train.evaluation.group;

import io.facerec.train.evaluation.Interval;
import java.util.Optional;

/**
 * How often faces of two groups match.
 *
 * @param group of the one face
 * @param other of the other: the same group, or another
 * @param pairs that were compared
 * @param strict the share that matches at the threshold for 1e-4
 * @param usual the share that matches at the threshold for 1e-3
 */
public record GroupRate(String group, String other, double pairs, Share strict, Share usual) {
  /** The name of all groups but one. */
  public static final String OTHERS = "others";

  /**
   * A share with its interval over faces.
   *
   * @param value in [0, 1]; not a number where there is no pair
   * @param interval none where there are too few faces
   */
  public record Share(double value, Optional<Interval> interval) {}
}
