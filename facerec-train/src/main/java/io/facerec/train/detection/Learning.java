package io.facerec.train.detection;

import com.google.common.base.Ascii;

/** What of a detector a training moves; all else stays as its first weights have it. */
public enum Learning {
  /** All of it. */
  ALL,
  /** All but the second look at each face. */
  FINDING,
  /** The second look alone, on photos whose landmarks were marked by hand. */
  REFINING;

  /** The option of the command line that asks for it. */
  String words() {
    return this == ALL ? "" : " --learn " + this;
  }

  /** The name in small letters, as the command line has it. */
  @Override
  public String toString() {
    return Ascii.toLowerCase(name());
  }
}
