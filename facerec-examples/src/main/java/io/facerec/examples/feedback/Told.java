package io.facerec.examples.feedback;

/**
 * What a finder is told of a person.
 *
 * @param positives pictures of the person, the avatar among them, at least 1
 * @param negatives pictures of the relative who looks most like the avatar, at least 0
 */
public record Told(int positives, int negatives) {
  @Override
  public String toString() {
    return positives
        + (positives == 1 ? " picture of the person" : " pictures of the person")
        + (negatives == 0 ? "" : ", " + negatives + " of a relative");
  }
}
