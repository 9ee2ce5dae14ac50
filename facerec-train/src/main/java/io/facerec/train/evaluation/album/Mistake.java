package io.facerec.train.evaluation.album;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/**
 * Where a search went wrong.
 *
 * @param plan whom it looked for
 * @param kind of mistake
 * @param photo where
 * @param distance of the avatar to the face that is meant: the wrong match, or the person's face by
 *     its true landmarks; not a number where there is none
 */
public record Mistake(AlbumPlan plan, Kind kind, AlbumPhoto photo, double distance) {
  /** Surest wrong matches first, then the farthest misses. */
  static final Comparator<Mistake> WORST_FIRST =
      comparing((Mistake mistake) -> mistake.kind() != Kind.WRONG)
          .thenComparingDouble(
              mistake -> mistake.kind() == Kind.WRONG ? mistake.distance() : -mistake.distance());

  /** What went wrong, and which step lost the person. */
  public enum Kind {
    /** Somebody else was called the person. */
    WRONG,
    /** The person was missed: the avatar was refused. */
    AVATAR,
    /** The person was missed: no face was seen where the person's is. */
    DETECTION,
    /** The person was missed, but would have been found with the true landmarks. */
    LANDMARKS,
    /** The person was missed and would have been with the true landmarks, too. */
    EMBEDDING
  }
}
