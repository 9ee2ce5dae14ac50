package io.facerec.grouping;

/** Faces, numbered by rows, that tell which of them are alike. */
public interface PairSource {
  /**
   * Tells every two rows whose embeddings' dot product is at least so much, in any order.
   *
   * @param visitor takes them
   */
  void pairsAtLeast(double least, PairVisitor visitor);
}
