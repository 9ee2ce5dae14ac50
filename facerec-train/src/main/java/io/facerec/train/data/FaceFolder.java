package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Lists;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * People and their photos, in VGGFace2's form: {@code n000123/0007_01.jpg} (or {@code .png}), with
 * {@code landmarks.txt} beside the people's folders where faces are marked. Several folders may
 * hold photos of the same people. Immutable; the order is that of the names, on every file system.
 *
 * <p>The folders are walked once, and only paths and landmarks are kept, never pixels: 24 bytes for
 * a path as above, 40 more for each photo where any is marked, about 150 a person. Three million
 * unmarked photos of 10,000 people take 74 MB. Parts of a folder share what it holds.
 */
public final class FaceFolder {
  private final PhotoStore store;
  private final ImmutableSortedMap<String, PhotoStore.Rows> people;

  private FaceFolder(PhotoStore store, Map<String, PhotoStore.Rows> people) {
    this.store = store;
    this.people = ImmutableSortedMap.copyOf(people);
  }

  /**
   * Lists the people of one or more folders.
   *
   * @throws UncheckedIOException if a folder cannot be read
   * @throws IllegalArgumentException if a folder is none, or its landmarks are malformed
   */
  public static FaceFolder of(Path root, Path... more) {
    FolderWalk walk = FolderWalk.of(Lists.asList(root, more));
    return new FaceFolder(walk.store(), walk.people());
  }

  /** The names of the people, in order. */
  public ImmutableSet<String> identities() {
    return people.keySet();
  }

  /** The photos of one person, in order; none if the person is not here. */
  public ImmutableList<FacePhoto> photosOf(String identity) {
    PhotoStore.@Nullable Rows rows = people.get(identity);
    return rows == null
        ? ImmutableList.of()
        : IntStream.range(rows.from(), rows.to())
            .mapToObj(row -> store.photo(row, Optional.of(identity)))
            .collect(toImmutableList());
  }

  /** How many photos. */
  public int size() {
    return people.values().stream().mapToInt(PhotoStore.Rows::count).sum();
  }

  /** All photos, person by person: each is made when it is asked for. */
  public List<FacePhoto> photos() {
    return new PhotoList(store, people);
  }

  /** The paths of all photos, person by person. */
  PathTable paths() {
    PathTable.Builder paths = new PathTable.Builder();
    people.values().forEach(rows -> paths.add(store.paths(), rows.from(), rows.to()));
    return paths.build();
  }

  /** How many photos each person has, in order. */
  int[] counts() {
    return people.values().stream().mapToInt(PhotoStore.Rows::count).toArray();
  }

  /** These people alone; names that are not here are passed over. */
  public FaceFolder only(Collection<String> identities) {
    Set<String> wanted = ImmutableSet.copyOf(identities);
    return filter(wanted::contains);
  }

  /** All but these people. */
  public FaceFolder without(Collection<String> identities) {
    Set<String> unwanted = ImmutableSet.copyOf(identities);
    return filter(name -> !unwanted.contains(name));
  }

  private FaceFolder filter(Predicate<String> wanted) {
    ImmutableSortedMap.Builder<String, PhotoStore.Rows> some = ImmutableSortedMap.naturalOrder();
    people.forEach(
        (name, rows) -> {
          if (wanted.test(name)) {
            some.put(name, rows);
          }
        });
    return new FaceFolder(store, some.buildOrThrow());
  }

  /**
   * Some people at random: the same for the same seed and folder.
   *
   * @param count how many, at most as many as there are with enough photos
   * @param photos the least number of photos that each of them has
   */
  public FaceFolder sample(int count, int photos, long seed) {
    List<String> names =
        people.entrySet().stream()
            .filter(person -> person.getValue().count() >= photos)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(ArrayList::new));
    checkArgument(
        count >= 1 && count <= names.size(),
        "%s people asked for, %s have %s photos or more",
        count,
        names.size(),
        photos);
    Collections.shuffle(names, new Random(seed));
    return only(names.subList(0, count));
  }

  /**
   * Splits the people, never a person's photos, at random: the same for the same seed and folder.
   *
   * @param share of the people that is held out, in (0, 1)
   */
  public Split split(double share, long seed) {
    checkArgument(share > 0 && share < 1, "the share is %s, must be in (0, 1)", share);
    int count = (int) Math.round(share * people.size());
    checkArgument(count >= 1 && count < people.size(), "%s people held out is no split", count);
    ImmutableSet<String> heldOut =
        sample(count, 1, seed).identities().stream().collect(toImmutableSet());
    return new Split(without(heldOut), only(heldOut));
  }

  /**
   * Two folders without a person in common.
   *
   * @param train to learn from
   * @param heldOut to measure on
   */
  public record Split(FaceFolder train, FaceFolder heldOut) {}

  @Override
  public String toString() {
    return people.size() + " people, " + size() + " photos";
  }
}
