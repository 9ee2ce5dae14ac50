package io.facerec.train.evaluation.slice;

import io.facerec.train.evaluation.Interval;
import java.util.Optional;

/**
 * What a slice came to.
 *
 * @param name of the slice
 * @param faces that it asked for
 * @param found how many of these a face was seen of; the others are in no pair
 * @param same pairs of one person
 * @param different pairs of two people
 * @param at1e3 true match rate at the verifier's threshold for a false match rate of 1e-3
 * @param at1e4 the same at 1e-4
 * @param falseMatchRate the slice's own at the threshold for 1e-3
 * @param accuracy mean of the shares of right answers on pairs of one person and of two, at the
 *     threshold that is best for all faces
 */
public record SliceRow(
    String name,
    int faces,
    int found,
    long same,
    long different,
    Figure at1e3,
    Figure at1e4,
    Figure falseMatchRate,
    Figure accuracy) {
  /**
   * A share with its interval over people.
   *
   * @param value in [0, 1]; not a number where there is no pair
   * @param interval none where there are too few people
   */
  public record Figure(double value, Optional<Interval> interval) {}
}
