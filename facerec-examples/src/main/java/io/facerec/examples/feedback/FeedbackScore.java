package io.facerec.examples.feedback;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.Multiset;

/**
 * How many faces of each kind a finder was shown, and how many of them it took for the person.
 * Faces that it was told about are in none.
 */
public final class FeedbackScore {
  /** Whose a face is. */
  enum Kind {
    PERSON,
    RELATIVE,
    STRANGER
  }

  private final Multiset<Kind> shown = EnumMultiset.create(Kind.class);
  private final Multiset<Kind> taken = EnumMultiset.create(Kind.class);

  void add(Kind kind, boolean match) {
    shown.add(kind);
    taken.add(kind, match ? 1 : 0);
  }

  /** Faces of the person that were shown. */
  public int personsShown() {
    return shown.count(Kind.PERSON);
  }

  /** The share of the person's faces that were found; NaN if there are none. */
  public double found() {
    return share(Kind.PERSON);
  }

  /** The share of the relatives' faces that were taken for the person; NaN if there are none. */
  public double relatives() {
    return share(Kind.RELATIVE);
  }

  /** The share of strangers' faces that were taken for the person; NaN if there are none. */
  public double strangers() {
    return share(Kind.STRANGER);
  }

  private double share(Kind kind) {
    return (double) taken.count(kind) / shown.count(kind);
  }
}
