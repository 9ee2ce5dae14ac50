package io.facerec.examples.benchmark;

/**
 * A way to make the input of a Siamese net: pairs of random photos, read, decoded, grey, of 128 x
 * 128 pixels, standardised, each pair's pictures one after the other in batches.
 */
interface PairMaker extends AutoCloseable {
  /** Its name in the table. */
  String name();

  /** Makes so many batches of {@link #BATCH} pairs. */
  void make(int batches);

  @Override
  void close();

  /** Pairs in a batch. */
  int BATCH = 64;

  /** Pixels of a side. */
  int SIZE = 128;
}
