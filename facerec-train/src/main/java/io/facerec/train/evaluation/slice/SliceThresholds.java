package io.facerec.train.evaluation.slice;

/**
 * The thresholds that slices are judged at, the same for all: a slice that needs another one is
 * what they are to show.
 *
 * @param at1e3 distance of the verifier at a false match rate of 1e-3
 * @param at1e4 distance of the verifier at a false match rate of 1e-4
 * @param best distance of the greatest accuracy on all faces as they are
 */
public record SliceThresholds(double at1e3, double at1e4, double best) {
  private static final int COUNT = 3;
  static final int AT_1E3 = 0;
  static final int AT_1E4 = 1;
  static final int BEST = 2;

  double[] all() {
    double[] all = new double[COUNT];
    all[AT_1E3] = at1e3;
    all[AT_1E4] = at1e4;
    all[BEST] = best;
    return all;
  }
}
