package io.facerec;

/** What a face of a searched photo was taken for, and why. */
public enum Verdict {
  /** The person looked for. */
  PERSON,

  /**
   * Close enough to be the person, but another face of the photo is closer, and a person stands in
   * a photo once: {@link SelfieFinderBuilder#severalPerPhoto}.
   */
  SECOND_CHOICE,

  /** Close enough to be the person, but closer to somebody who is known not to be. */
  LOOKALIKE,

  /** Too far from the person. */
  STRANGER,

  /**
   * Too small, too blurred or too unlike a face to tell: {@link SelfieFinderBuilder#leastQuality}.
   */
  TOO_POOR
}
