package io.facerec;

/** Is told of each photo that was searched, one after another, in the order of the photos. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * A photo is done.
   *
   * @param done photos searched so far, this one included
   * @param total photos to search, or -1 where they come from a stream
   * @param photo the photo and what was found on it
   */
  void searched(long done, long total, SearchedPhoto photo);
}
