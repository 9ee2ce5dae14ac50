package io.facerec;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.stream.DoubleStream;

/**
 * The share of faces that are expected to be the person's, and what follows for the probability
 * that one of them is: by Bayes' rule, the odds of a verifier, which hold where one face in two is
 * the person's, times share / (1 - share).
 *
 * @param share in (0, 1)
 */
record ExpectedShare(double share) {
  /** What a verifier's probabilities assume. */
  static final ExpectedShare HALF = new ExpectedShare(0.5);

  private static final int MOST_ROUNDS = 200;
  private static final double SETTLED = 1e-9;

  ExpectedShare {
    checkArgument(share > 0 && share < 1, "the expected share is %s, must be in (0, 1)", share);
  }

  /** The probability here, given what it is where one face in two is the person's. */
  double probability(double atHalf) {
    double person = share * atHalf;
    double stranger = (1 - share) * (1 - atHalf);
    return person / (person + stranger);
  }

  /**
   * The share that explains an album best: the mean of the probabilities that follow from it
   * (expectation maximisation: Saerens, Latinne and Decaestecker, Adjusting the outputs of a
   * classifier to new a priori probabilities, 2002), with one face that is the person's and one
   * that is not added, so that an album where the person seems absent expects one in n + 2.
   *
   * @param atHalf for each face of the album, the probability where one in two is the person's
   * @param others so many further faces, whose probability is 0
   */
  static ExpectedShare of(double[] atHalf, long others) {
    ExpectedShare now = HALF;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double expected = DoubleStream.of(atHalf).map(now::probability).sum();
      ExpectedShare next = new ExpectedShare((expected + 1) / (atHalf.length + others + 2));
      if (Math.abs(next.share - now.share) < SETTLED) {
        return next;
      }
      now = next;
    }
    return now;
  }
}
