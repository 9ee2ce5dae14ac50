package io.facerec.index;

import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;

/** Where each photo stands in the file, and which rows of the matrix are its faces. */
final class PhotoTable {
  private final ImmutableLongArray places;
  private final ImmutableIntArray firstFaces;

  private PhotoTable(ImmutableLongArray places, ImmutableIntArray firstFaces) {
    this.places = places;
    this.firstFaces = firstFaces;
  }

  int count() {
    return places.length();
  }

  long place(int photo) {
    return places.get(photo);
  }

  /** The photo whose face this row is: the last one that begins at it or before. */
  int photoOf(int row) {
    int low = 0;
    int high = firstFaces.length() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firstFaces.get(middle) <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Takes photos in their order. */
  static final class Builder {
    private final ImmutableLongArray.Builder places = ImmutableLongArray.builder();
    private final ImmutableIntArray.Builder firstFaces = ImmutableIntArray.builder();
    private int faces;

    void add(long place, int faceCount) {
      places.add(place);
      firstFaces.add(faces);
      faces = Math.addExact(faces, faceCount);
    }

    PhotoTable build() {
      return new PhotoTable(places.build(), firstFaces.build());
    }
  }
}
