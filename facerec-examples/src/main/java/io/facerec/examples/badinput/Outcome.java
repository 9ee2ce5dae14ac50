package io.facerec.examples.badinput;

/**
 * How the decoding of one bad file ended.
 *
 * @param kind what happened
 * @param reason that facerec gave, or what is wrong; empty where it was decoded
 */
public record Outcome(Kind kind, String reason) {
  /** What can happen to a bad file: the first two are right. */
  public enum Kind {
    /** It was good enough. */
    DECODED,
    /** It was refused with a reason. */
    REFUSED,
    /** Another exception, no reason, or pixels that cannot be. */
    UNEXPLAINED,
    /** The JVM ended. */
    CRASHED,
    /** It took longer than it may. */
    HUNG
  }

  /** A line that {@link #parse} reads. */
  String line() {
    return kind + " " + reason.replaceAll("\\s+", " ");
  }

  static Outcome parse(String line) {
    int space = line.indexOf(' ');
    return new Outcome(Kind.valueOf(line.substring(0, space)), line.substring(space + 1));
  }
}
