package io.facerec.train.siamese;

import com.google.common.base.Ascii;
import io.facerec.train.data.Augmentation;

/** How the faces of a distilled training vary. */
public enum FaceVariation {
  /** As far as learning from nothing takes it. */
  USUAL,
  /** Less: for the last steps, nearer to the faces that the net will see. */
  GENTLE,
  /** As albums show faces at their worst. */
  ALBUMS;

  Augmentation augmentation() {
    return switch (this) {
      case USUAL -> Augmentation.FACES;
      case GENTLE -> Augmentation.GENTLE;
      case ALBUMS -> Augmentation.ALBUMS;
    };
  }

  /** The name in small letters, as the command line and records have it. */
  @Override
  public String toString() {
    return Ascii.toLowerCase(name());
  }
}
