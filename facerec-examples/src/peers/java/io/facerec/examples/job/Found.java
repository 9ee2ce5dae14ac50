package io.facerec.examples.job;

/**
 * What came of photos.
 *
 * @param faces on all of them
 * @param selfies photos that show the person, as the job says
 */
record Found(int faces, int selfies) {
  static final Found NOTHING = new Found(0, 0);

  Found and(Found other) {
    return new Found(faces + other.faces, selfies + other.selfies);
  }
}
