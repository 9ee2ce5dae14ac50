package io.facerec.examples.job;

/** What a job is made of. */
enum Stage {
  /** File to pixels. */
  DECODE,

  /** Pixels to boxes and landmarks, the shrinking included. */
  DETECT,

  /** Landmarks to embeddings and the answer: alignment, quality, the net. */
  FACES
}
