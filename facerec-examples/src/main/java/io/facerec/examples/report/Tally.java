package io.facerec.examples.report;

import io.facerec.SearchedPhoto;

/** Counts what a command has seen; its text is the closing line. */
public final class Tally {
  private long photos;
  private long faces;
  private long matches;
  private long unreadable;

  /** Counts what came of a search of a photo. */
  public void add(SearchedPhoto photo) {
    if (photo.problem().isPresent()) {
      addUnreadable();
    } else {
      addPhoto(photo.faces().size(), photo.selfies().count());
    }
  }

  /** Counts a photo that was read. */
  public void addPhoto(long facesSeen, long facesMatched) {
    photos++;
    faces += facesSeen;
    matches += facesMatched;
  }

  /** Counts a photo that could not be read. */
  public void addUnreadable() {
    photos++;
    unreadable++;
  }

  /** Counts a match that belongs to no single photo. */
  public void addMatch() {
    matches++;
  }

  /** Photos so far, the unreadable ones included. */
  public long photos() {
    return photos;
  }

  /** Faces that were detected. */
  public long faces() {
    return faces;
  }

  /** Faces that are the person's. */
  public long matches() {
    return matches;
  }

  /** Photos that could not be read. */
  public long unreadable() {
    return unreadable;
  }

  /** {@code "120 photos, 340 faces, 12 matches, 1 unreadable"}. */
  @Override
  public String toString() {
    return "%d photos, %d faces, %d matches, %d unreadable"
        .formatted(photos, faces, matches, unreadable);
  }
}
