package io.facerec.examples.prepare;

/** What became of a raw photo. */
public enum Outcome {
  /** It shows one face, which was taken. */
  TAKEN("one face"),
  /** Of several faces the one was taken that the person's other photos show too. */
  CHOSEN("several faces, chosen by the person's other photos"),
  /** Of several faces none was sure: the largest was taken. */
  UNDECIDED("several faces, none sure: the largest was taken"),
  /** No face was found. */
  NO_FACE("no face was found"),
  /** It could not be read. */
  UNREADABLE("cannot be read");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** In words. */
  public String words() {
    return words;
  }
}
