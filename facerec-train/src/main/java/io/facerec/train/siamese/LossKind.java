package io.facerec.train.siamese;

import java.util.Locale;

/** The losses that learn from who is who, by the names that the command line has for them. */
public enum LossKind {
  /** {@link ContrastiveLoss} with margin 1. */
  CONTRASTIVE(2),
  /** {@link TripletLoss} with margin 0.2. */
  TRIPLET(4),
  /** {@link MarginSoftmax#arcFace}, at half its paper's scale: made for thousands of people. */
  ARCFACE(1),
  /** {@link MarginSoftmax#cosFace}, at half its paper's scale. */
  COSFACE(1);

  private static final double SCALE = 32;

  private final int inARow;

  LossKind(int inARow) {
    this.inARow = inARow;
  }

  /** How many photos of a person a batch needs in a row. */
  int inARow() {
    return inARow;
  }

  /** The loss for so many people. */
  EmbeddingLoss loss(int people) {
    return switch (this) {
      case CONTRASTIVE -> new ContrastiveLoss(1);
      case TRIPLET -> new TripletLoss(0.2);
      case ARCFACE -> MarginSoftmax.arcFace(people).scale(SCALE);
      case COSFACE -> MarginSoftmax.cosFace(people).scale(SCALE);
    };
  }

  /** The name in small letters, as the command line and records have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
