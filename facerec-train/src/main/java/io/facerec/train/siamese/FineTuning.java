package io.facerec.train.siamese;

import com.google.common.base.Ascii;
import io.facerec.train.data.TaughtFaces;

/**
 * What a distilled net learns beside its teacher once it is near to it: to tell apart the people
 * whose names are known. The teacher's part of the loss goes on, so that it stays good with people
 * whom it never saw by name.
 */
public enum FineTuning {
  /** Distillation alone. */
  NONE(1, 0),
  /** {@link TaughtCentres}: a margin softmax over the people. */
  MARGIN(1, 0.05),
  /** {@link HardPairLoss}: the contrastive loss on pairs of one person and the nearest others. */
  CONTRASTIVE(2, 1);

  private final int inARow;
  private final double weight;

  FineTuning(int inARow, double weight) {
    this.inARow = inARow;
    this.weight = weight;
  }

  /** How many faces of a person a batch needs in a row. */
  int inARow() {
    return inARow;
  }

  /** The loss for these faces: what the teacher asks for, and this. */
  EmbeddingLoss beside(EmbeddingLoss teacher, TaughtFaces faces) {
    return switch (this) {
      case NONE -> teacher;
      case MARGIN -> new LossSum(teacher, TaughtCentres.of(faces), weight, toString());
      case CONTRASTIVE ->
          new LossSum(teacher, new HardPairLoss(new ContrastiveLoss(1)), weight, toString());
    };
  }

  /** The name in small letters, as the command line and records have it. */
  @Override
  public String toString() {
    return Ascii.toLowerCase(name());
  }
}
