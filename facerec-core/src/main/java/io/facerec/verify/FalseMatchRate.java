package io.facerec.verify;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How often two different people may be called one, among pairs of different people (ISO/IEC
 * 19795-1: false match rate).
 *
 * @param rate in (0, 1)
 */
public record FalseMatchRate(double rate) {
  /** Checks the range. */
  public FalseMatchRate {
    checkArgument(rate > 0 && rate < 1, "the false match rate is %s, must be in (0, 1)", rate);
  }

  /** The given rate, say 1e-4. */
  public static FalseMatchRate of(double rate) {
    return new FalseMatchRate(rate);
  }
}
