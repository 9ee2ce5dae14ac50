package io.facerec.train.validate;

/** A training with one strength of regularisation, scored on the fold that it did not see. */
@FunctionalInterface
public interface Trial {
  /**
   * Trains on all folds but one, and measures on that one.
   *
   * @param lambda strength of the regularisation, positive
   * @param fold that is left out, from 0
   * @return the score, finite: greater is better, so a loss is to be negated
   */
  double score(double lambda, int fold);
}
