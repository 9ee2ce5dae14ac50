package io.facerec.train.data;

import com.google.common.collect.ImmutableList;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/** The photos of some people, each made when it is asked for. */
final class PhotoList extends AbstractList<FacePhoto> implements RandomAccess {
  private final PhotoStore store;
  private final ImmutableList<String> names;
  private final int[] rows;

  /** For each person, where their photos begin in this list; then its size. */
  private final int[] starts;

  PhotoList(PhotoStore store, Map<String, PhotoStore.Rows> people) {
    this.store = store;
    names = ImmutableList.copyOf(people.keySet());
    rows = people.values().stream().mapToInt(PhotoStore.Rows::from).toArray();
    starts = new int[rows.length + 1];
    int person = 0;
    for (PhotoStore.Rows of : people.values()) {
      starts[person + 1] = starts[person] + of.count();
      person++;
    }
  }

  @Override
  public FacePhoto get(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(index);
    }
    int found = Arrays.binarySearch(starts, index);
    int person = found >= 0 ? found : -found - 2;
    return store.photo(rows[person] + index - starts[person], Optional.of(names.get(person)));
  }

  @Override
  public int size() {
    return starts[rows.length];
  }
}
