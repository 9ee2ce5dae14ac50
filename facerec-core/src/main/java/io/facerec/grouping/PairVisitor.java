package io.facerec.grouping;

/** Takes two rows that are alike. */
public interface PairVisitor {
  /**
   * Takes a pair.
   *
   * @param a the row with the smaller number
   * @param b the other
   * @param similarity their dot product
   */
  void visit(int a, int b, float similarity);
}
